import type { Webhook } from "@daybook/contract/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { refreshWebhooks } from "../../../api/webhooks.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { AskDialog } from "../ask-dialog.tsx";
import { hostOf } from "../webhook-words.ts";

/** What was sent can't be called back. */
export function ReplayAllDialog({ webhook, onClose }: { webhook: Webhook; onClose(): void }) {
  const client = useQueryClient();
  const { id, failed } = webhook;
  return (
    <AskDialog
      title={t("webhooks.log.replayAllTitle", { count: failed })}
      action={t("webhooks.log.replayAllGo")}
      onClose={onClose}
      onGo={async () => {
        const { count } = await call("POST /v1/webhooks/{id}/replays", { params: { id } });
        await refreshWebhooks(client);
        onClose();
        toast(t("webhooks.log.replayedAll", { count }));
      }}
    >
      {t("webhooks.log.replayAllExplanation", { host: hostOf(webhook) })}
    </AskDialog>
  );
}
