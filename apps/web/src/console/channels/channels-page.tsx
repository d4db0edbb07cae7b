import { type ChatKind, chatKinds } from "@daybook/contract/chat-channels";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { chatChannelsQuery } from "../../api/chat-channels.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { Page } from "../frame/page.tsx";
import { toChannel } from "../links.ts";
import { lookAgainAfter } from "../webhooks/look-again.ts";
import { TroubleNote } from "../webhooks/trouble-note.tsx";
import listCss from "../webhooks/webhooks.module.css";
import { ChannelRow } from "./channel-row.tsx";
import { kindIcons, programs } from "./channel-words.ts";
import { CreateDialog } from "./form/create-dialog.tsx";

export function ChannelsPage() {
  const navigate = useNavigate();
  const { data, error, fetchStatus, refetch } = useQuery({
    ...chatChannelsQuery(),
    refetchInterval: ({ state }) => lookAgainAfter(state.data?.items ?? []),
  });
  const [adding, setAdding] = useState<ChatKind | null>(null);
  const items = data?.items;
  return (
    <Page
      title={t("frame.sections.channels")}
      width="sheet"
      note={t("channels.note")}
      actions={
        items && items.length > 0 ? (
          <Button size="sm" kind="primary" onClick={() => setAdding("slack")}>
            <Icon of={Plus} size="sm" /> {t("channels.add")}
          </Button>
        ) : null
      }
    >
      <section className="sheet">
        <TroubleNote error={error} offline={fetchStatus === "paused"} onRetry={refetch} />
        {!items && !error && fetchStatus !== "paused" && (
          <div className={listCss.note}>
            <Skeleton width={20} />
          </div>
        )}
        {items?.length === 0 && <NoChannel onAdd={setAdding} />}
        {items && items.length > 0 && (
          <ul className={`rows lined ${listCss.list}`}>
            {items.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} />
            ))}
          </ul>
        )}
      </section>
      {adding && (
        <CreateDialog kind={adding} onClose={() => setAdding(null)} onDone={(id) => void navigate(toChannel(id))} />
      )}
    </Page>
  );
}

function NoChannel({ onAdd }: { onAdd(kind: ChatKind): void }) {
  return (
    <BlankPage
      title={t("channels.none.title")}
      actions={chatKinds.map((kind) => (
        <Button key={kind} onClick={() => onAdd(kind)}>
          <Icon of={kindIcons[kind]} size="sm" /> {programs[kind]}
        </Button>
      ))}
    >
      {t("channels.none.explanation")}
    </BlankPage>
  );
}
