import type { Delivery } from "@daybook/contract/deliveries";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { useAccount } from "../frame/use-account.ts";
import { DeliveryState } from "../webhooks/log/delivery-state.tsx";
import { useWhen } from "../webhooks/use-when.ts";
import { waitWords } from "../webhooks/webhook-words.ts";
import css from "../webhooks/webhooks.module.css";
import { causeWords, nameOf } from "./delivery-names.ts";

interface DeliveryLineProps {
  delivery: Delivery;
  selected: boolean;
  onOpen(id: string): void;
}

/** One line of the list: when, what to whom and of what, why it isn't there, and what became of it. */
export function DeliveryLine({ delivery, selected, onOpen }: DeliveryLineProps) {
  const account = useAccount();
  const { now, long, short } = useWhen();
  const { id, state, booking, createdAt, nextAttemptAt } = delivery;
  const planned =
    state === "planned" && nextAttemptAt ? t("deliveries.plannedFor", { when: long(nextAttemptAt) }) : null;
  const cause = state === "failed" || state === "skipped" ? causeWords(delivery) : null;
  return (
    <button
      type="button"
      className={css.delivery}
      data-waits={state === "waiting" || state === "paused" || state === "planned" || undefined}
      aria-current={selected || undefined}
      onClick={() => onOpen(id)}
    >
      <time className={`num ${css.stamp}`} dateTime={createdAt}>
        {short(createdAt)}
      </time>
      <span className={css.what}>
        <b className="strong">
          <bdi>{nameOf(delivery, account.email)}</bdi>
        </b>
        {booking && (
          <span className={`quiet ${css.line}`}>
            <Trans
              id="webhooks.delivery.about"
              values={{ name: <bdi>{booking.inviteeName}</bdi>, title: <bdi>{booking.title}</bdi> }}
            />
          </span>
        )}
      </span>
      <span className={`quiet ${css.aside}`}>{planned ?? cause ?? waitWords(delivery, now, long)}</span>
      <DeliveryState state={state} />
    </button>
  );
}
