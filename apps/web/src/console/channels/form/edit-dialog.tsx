import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { chatChannelQuery, refreshChatChannels } from "../../../api/chat-channels.ts";
import { call } from "../../../api/client.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorCode } from "../../error-sentence.ts";
import { ChannelDialog } from "./channel-dialog.tsx";
import { draftOf, editOf } from "./channel-draft.ts";

export function EditDialog({ channel, onClose }: { channel: ChatChannel; onClose(): void }) {
  const client = useQueryClient();
  /** The version that is edited; one that was changed meanwhile is read anew, and saved over when asked again. */
  const [version, setVersion] = useState(channel.version);
  const { id, name, address } = channel;
  return (
    <ChannelDialog
      title={t("channels.edit.title", { name })}
      action={t("webhooks.edit.save")}
      draft={draftOf(channel)}
      kept={address}
      onClose={onClose}
      onSend={async (draft) => {
        try {
          const body = editOf(draft, channel);
          const saved = await call("PATCH /v1/chat-channels/{id}", { params: { id }, body, ifMatch: version });
          client.setQueryData(chatChannelQuery(id).queryKey, saved);
          onClose();
          toast(t("channels.edit.done", { name: saved.name }));
          void refreshChatChannels(client);
        } catch (error) {
          if (errorCode(error) === "version_changed")
            setVersion((await client.fetchQuery({ ...chatChannelQuery(id), staleTime: 0 })).version);
          throw error;
        }
      }}
    />
  );
}
