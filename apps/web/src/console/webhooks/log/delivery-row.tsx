import type { WebhookDelivery } from "@daybook/contract/webhooks";
import { Trans } from "../../../words/trans.tsx";
import { useWhen } from "../use-when.ts";
import { eventWords, waitWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";
import { DeliveryState } from "./delivery-state.tsx";

interface DeliveryRowProps {
  delivery: WebhookDelivery;
  selected: boolean;
  onOpen(id: string): void;
}

/** One line of the log: when, what and of whom, and what became of it. */
export function DeliveryRow({ delivery, selected, onOpen }: DeliveryRowProps) {
  const { now, long, short } = useWhen();
  const { id, type, state, booking, createdAt, lastStatus } = delivery;
  const waits = waitWords(delivery, now, long);
  return (
    <button
      type="button"
      className={css.delivery}
      data-waits={state === "waiting" || state === "paused" || undefined}
      aria-current={selected || undefined}
      onClick={() => onOpen(id)}
    >
      <time className={`num ${css.stamp}`} dateTime={createdAt}>
        {short(createdAt)}
      </time>
      <span className={css.what}>
        <b className="strong">{eventWords(type)}</b>
        {booking && (
          <span className={`quiet ${css.line}`}>
            <Trans
              id="webhooks.delivery.about"
              values={{ name: <bdi>{booking.inviteeName}</bdi>, title: <bdi>{booking.title}</bdi> }}
            />
          </span>
        )}
      </span>
      <span className={`quiet ${css.aside}`}>{waits ?? lastStatus}</span>
      <DeliveryState state={state} />
    </button>
  );
}
