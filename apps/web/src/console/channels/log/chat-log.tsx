import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { chatDeliveriesQuery, refreshChatChannels } from "../../../api/chat-channels.ts";
import { call } from "../../../api/client.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { DeliveryRow } from "../../webhooks/log/delivery-row.tsx";
import { lookAgainAfter } from "../../webhooks/look-again.ts";
import { TroubleNote } from "../../webhooks/trouble-note.tsx";
import css from "../../webhooks/webhooks.module.css";
import { ChatDelivery } from "./chat-delivery.tsx";

/** What was written last, the newest first; a line opens to what was answered. */
export function ChatLog({ channel }: { channel: ChatChannel }) {
  const { data, error, fetchStatus, refetch } = useQuery({
    ...chatDeliveriesQuery(channel.id),
    refetchInterval: lookAgainAfter([channel]),
  });
  const [opened, setOpened] = useState<string | null>(null);
  const offline = fetchStatus === "paused";
  const items = data?.items;
  return (
    <section className="sheet">
      <header className={`sheet-head ${css.logHead}`}>
        <h2 className="title-sm">{t("webhooks.log.title")}</h2>
        {channel.failed > 0 && <SendAllAgain channel={channel} />}
      </header>
      <TroubleNote error={error} offline={offline} onRetry={refetch} />
      {!items && !error && !offline && (
        <div className={css.note}>
          <Skeleton width={20} />
        </div>
      )}
      {items && items.length > 0 && (
        <ul className={`rows lined ${css.list}`}>
          {items.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow
                delivery={delivery}
                selected={delivery.id === opened}
                onOpen={(id) => setOpened(id === opened ? null : id)}
              />
              {delivery.id === opened && <ChatDelivery channel={channel} id={delivery.id} />}
            </li>
          ))}
        </ul>
      )}
      {items?.length === 0 && <p className={`muted ${css.none}`}>{t("channels.log.none")}</p>}
      <p className={`quiet ${css.foot}`}>{t("webhooks.log.kept")}</p>
    </section>
  );
}

function SendAllAgain({ channel: { id, failed } }: { channel: ChatChannel }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => call("POST /v1/chat-channels/{id}/replays", { params: { id } }),
    onSuccess: async ({ count }) => {
      await refreshChatChannels(client);
      toast(t("webhooks.log.replayedAll", { count }));
    },
    onError: (error) => toast(errorSentence(error)),
  });
  return (
    <Button size="sm" busy={replay.isPending} onClick={() => replay.mutate()}>
      {t("channels.log.allAgain", { count: failed })}
    </Button>
  );
}
