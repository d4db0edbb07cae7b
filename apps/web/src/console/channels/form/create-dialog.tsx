import type { ChatKind } from "@daybook/contract/chat-channels";
import { useQueryClient } from "@tanstack/react-query";
import { refreshChatChannels } from "../../../api/chat-channels.ts";
import { call } from "../../../api/client.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import { t } from "../../../words/words.ts";
import { ChannelDialog } from "./channel-dialog.tsx";
import { bodyOf, newDraft } from "./channel-draft.ts";

interface CreateDialogProps {
  kind: ChatKind;
  onClose(): void;
  onDone(id: string): void;
}

export function CreateDialog({ kind, onClose, onDone }: CreateDialogProps) {
  const client = useQueryClient();
  const keys = useKeyFor();
  return (
    <ChannelDialog
      title={t("channels.add")}
      action={t("channels.form.create")}
      draft={newDraft(kind)}
      kept={null}
      onClose={onClose}
      onSend={async (draft) => {
        const body = bodyOf(draft);
        const { id } = await call("POST /v1/chat-channels", { body, idempotencyKey: keys.of(body) });
        keys.settle();
        onClose();
        onDone(id);
        void refreshChatChannels(client);
      }}
    />
  );
}
