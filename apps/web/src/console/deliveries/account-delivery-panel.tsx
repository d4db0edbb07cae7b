import type { DeliveryDetail } from "@daybook/contract/deliveries";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { oneDeliveryQuery } from "../../api/deliveries.ts";
import { SECOND } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { errorCode } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import { toBookings, toWebhook } from "../links.ts";
import { DeliveryState } from "../webhooks/log/delivery-state.tsx";
import { TroubleNote } from "../webhooks/trouble-note.tsx";
import { useWhen } from "../webhooks/use-when.ts";
import { waitWords } from "../webhooks/webhook-words.ts";
import css from "../webhooks/webhooks.module.css";
import { AgainDialog } from "./again-dialog.tsx";
import { causeWords, nameOf } from "./delivery-names.ts";
import { DeliveryTry } from "./delivery-try.tsx";
import { useDismissal } from "./dismissal.ts";
import { TryNow } from "./try-now.tsx";

export function AccountDeliveryPanel({ id, onClose }: { id: string; onClose(): void }) {
  const account = useAccount();
  const { data, error, fetchStatus, refetch } = useQuery({
    ...oneDeliveryQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? 3 * SECOND : false),
  });
  const gone = errorCode(error) === "not_found";
  return (
    <div className={css.panel}>
      <header className={css.panelHead}>
        <h2 className="title-sm">
          <bdi>{data ? nameOf(data, account.email) : t("webhooks.panel.label")}</bdi>
        </h2>
        <Button kind="quiet" icon size="sm" aria-label={t("webhooks.panel.close")} onClick={onClose}>
          <Icon of={X} />
        </Button>
      </header>
      {gone && <p className={`muted ${css.none}`}>{t("webhooks.panel.missing")}</p>}
      {!gone && <TroubleNote error={error} offline={fetchStatus === "paused"} onRetry={refetch} />}
      {!data && !error && (
        <div className={css.note}>
          <Skeleton width={12} />
        </div>
      )}
      {data && <Opened delivery={data} />}
    </div>
  );
}

function Opened({ delivery }: { delivery: DeliveryDetail }) {
  const { now, long } = useWhen();
  const { booking, state, tries, recipient, newKeySince, nextAttemptAt } = delivery;
  const waits =
    state === "planned" && nextAttemptAt
      ? t("deliveries.plannedFor", { when: long(nextAttemptAt) })
      : waitWords(delivery, now, long);
  const cause = state === "done" ? null : causeWords(delivery);
  return (
    <>
      <div className={css.about}>
        {booking && (
          <p>
            <Trans
              id="webhooks.delivery.about"
              values={{ name: <bdi className="strong">{booking.inviteeName}</bdi>, title: <bdi>{booking.title}</bdi> }}
            />
          </p>
        )}
        {recipient.address && (
          <p className="quiet">
            <bdi dir="ltr">{recipient.address}</bdi>
          </p>
        )}
        <p>
          <DeliveryState state={state} />
        </p>
        {cause && <p>{cause}</p>}
        {waits && <p className="muted">{waits}</p>}
        {newKeySince !== null && <p className="muted">{t("deliveries.newKey", { tries: newKeySince })}</p>}
        <Actions delivery={delivery} />
      </div>
      {tries.length === 0 && <p className={`muted ${css.none}`}>{t("webhooks.panel.untried")}</p>}
      {tries.toReversed().map((one) => (
        <DeliveryTry key={one.number} one={one} />
      ))}
    </>
  );
}

function Actions({ delivery }: { delivery: DeliveryDetail }) {
  const account = useAccount();
  const [asking, setAsking] = useState(false);
  const dismissal = useDismissal(delivery);
  const { id, state, cause, bookingId, sink, target } = delivery;
  const ended = state !== "waiting" && state !== "paused" && state !== "planned";
  return (
    <div className="btn-row">
      {ended && (
        <Button size="sm" kind={state === "failed" ? "primary" : undefined} onClick={() => setAsking(true)}>
          <Icon of={RotateCw} size="sm" /> {t("deliveries.again.ask")}
        </Button>
      )}
      <TryNow delivery={delivery} />
      {state === "failed" && (
        <Button size="sm" busy={dismissal.busy} onClick={() => dismissal.set(true)}>
          <Icon of={Check} size="sm" /> {t("deliveries.dismiss")}
        </Button>
      )}
      {state === "dismissed" && (
        <Button size="sm" busy={dismissal.busy} onClick={() => dismissal.set(false)}>
          {t("deliveries.undismiss")}
        </Button>
      )}
      {bookingId && (
        <Link {...toBookings({ booking: bookingId })} className="btn" data-size="sm">
          {t("webhooks.panel.booking")}
        </Link>
      )}
      {sink === "webhook" && (
        <Link {...toWebhook(target, { delivery: id })} className="btn" data-size="sm">
          {t("deliveries.seeWebhook")}
        </Link>
      )}
      {asking && (
        <AgainDialog
          id={id}
          name={nameOf(delivery, account.email)}
          cause={cause}
          arrived={state === "done"}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
