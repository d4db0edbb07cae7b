import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { RotateCw } from "lucide-react";
import { chatDeliveryQuery, refreshChatChannels } from "../../../api/chat-channels.ts";
import { call } from "../../../api/client.ts";
import { SECOND } from "../../../time/units.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { toBookings } from "../../links.ts";
import { TryFacts } from "../../webhooks/log/try-facts.tsx";
import { TroubleNote } from "../../webhooks/trouble-note.tsx";
import listCss from "../../webhooks/webhooks.module.css";
import css from "../channels.module.css";

/** One message: why it isn't there, every try with what was answered, and sending it once more. */
export function ChatDelivery({ channel, id }: { channel: ChatChannel; id: string }) {
  const { data, error, fetchStatus, refetch } = useQuery({
    ...chatDeliveryQuery(channel.id, id),
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? 3 * SECOND : false),
  });
  return (
    <div className={css.opened}>
      <TroubleNote error={error} offline={fetchStatus === "paused"} onRetry={refetch} />
      {!data && !error && (
        <div className={listCss.note}>
          <Skeleton width={12} />
        </div>
      )}
      {data && (
        <>
          <div className={css.about}>
            {data.lastError && data.state !== "done" && (
              <p lang="en" dir="ltr" className="muted">
                {data.lastError}
              </p>
            )}
            <div className="btn-row">
              {data.state !== "waiting" && data.state !== "paused" && <SendAgain channel={channel} id={id} />}
              {data.bookingId && (
                <Link {...toBookings({ booking: data.bookingId })} className="btn" data-size="sm">
                  {t("webhooks.panel.booking")}
                </Link>
              )}
            </div>
          </div>
          {data.tries.length === 0 && <p className={`muted ${listCss.none}`}>{t("webhooks.panel.untried")}</p>}
          {data.tries.toReversed().map((one) => (
            <TryFacts key={one.number} one={one} />
          ))}
        </>
      )}
    </div>
  );
}

function SendAgain({ channel, id }: { channel: ChatChannel; id: string }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () =>
      call("POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay", {
        params: { id: channel.id, deliveryId: id },
      }),
    onSuccess: async () => {
      await refreshChatChannels(client);
      toast(t("channels.log.isAgain"));
    },
    onError: (error) => toast(errorSentence(error)),
  });
  return (
    <Button size="sm" busy={replay.isPending} onClick={() => replay.mutate()}>
      <Icon of={RotateCw} size="sm" /> {t("channels.log.again")}
    </Button>
  );
}
