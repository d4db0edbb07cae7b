import type { Webhook, WebhookDeliveryDetail } from "@daybook/contract/webhooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { RotateCw, X } from "lucide-react";
import { call } from "../../../api/client.ts";
import { deliveryQuery, refreshWebhooks } from "../../../api/webhooks.ts";
import { SECOND } from "../../../time/units.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { toBookings } from "../../links.ts";
import { CodeBlock } from "../code-block.tsx";
import { TroubleNote } from "../trouble-note.tsx";
import { useWhen } from "../use-when.ts";
import { eventWords, waitWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";
import { DeliveryState } from "./delivery-state.tsx";
import { TryFacts } from "./try-facts.tsx";

interface DeliveryPanelProps {
  webhook: Webhook;
  id: string;
  onClose(): void;
}

export function DeliveryPanel({ webhook, id, onClose }: DeliveryPanelProps) {
  const { data, error, fetchStatus, refetch } = useQuery({
    ...deliveryQuery(webhook.id, id),
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? 3 * SECOND : false),
  });
  const gone = errorCode(error) === "not_found";
  return (
    <div className={css.panel}>
      <header className={css.panelHead}>
        <h2 className="title-sm">{data ? eventWords(data.type) : t("webhooks.panel.label")}</h2>
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
      {data && <Opened webhook={webhook} delivery={data} />}
    </div>
  );
}

function Opened({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDeliveryDetail }) {
  const { now, long } = useWhen();
  const { booking, bookingId, payload, tries, state } = delivery;
  const waits = waitWords(delivery, now, long);
  const isLater = state === "waiting" && delivery.waitsFor === null && Date.parse(delivery.nextAttemptAt ?? "") > now;
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
        <p>
          <DeliveryState state={state} />
        </p>
        {waits && <p className="muted">{waits}</p>}
        <p className={`quiet ${css.code}`}>{`webhook-id: ${delivery.eventId}`}</p>
        <div className="btn-row">
          {(isLater || (state !== "waiting" && state !== "paused")) && (
            <ReplayButton webhook={webhook} id={delivery.id}>
              {t(isLater ? "webhooks.panel.tryNow" : "webhooks.panel.replay")}
            </ReplayButton>
          )}
          {bookingId && (
            <Link {...toBookings({ booking: bookingId })} className="btn" data-size="sm">
              {t("webhooks.panel.booking")}
            </Link>
          )}
        </div>
      </div>
      {tries.length === 0 && <p className={`muted ${css.none}`}>{t("webhooks.panel.untried")}</p>}
      {tries.toReversed().map((one) => (
        <TryFacts key={one.number} one={one} />
      ))}
      <h3 className={`label ${css.subhead}`}>{t("webhooks.panel.payload")}</h3>
      {payload === null ? (
        <p className={`muted ${css.none}`}>{t("webhooks.panel.erased")}</p>
      ) : (
        <CodeBlock what="message" label={t("webhooks.panel.payload")} text={JSON.stringify(payload, null, 2)} />
      )}
    </>
  );
}

function ReplayButton({ webhook, id, children }: { webhook: Webhook; id: string; children: string }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () =>
      call("POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay", { params: { id: webhook.id, deliveryId: id } }),
    onSuccess: async () => {
      await refreshWebhooks(client);
      toast(t("webhooks.panel.replayed"));
    },
    onError: (error) => toast(errorSentence(error)),
  });
  return (
    <Button size="sm" busy={replay.isPending} onClick={() => replay.mutate()}>
      <Icon of={RotateCw} size="sm" /> {children}
    </Button>
  );
}
