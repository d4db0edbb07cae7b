import type { Webhook } from "@daybook/contract/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { refreshWebhooks, webhookQuery } from "../../../api/webhooks.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorCode } from "../../error-sentence.ts";
import { hostOf } from "../webhook-words.ts";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { draftOf } from "./webhook-draft.ts";

export function EditDialog({ webhook, onClose }: { webhook: Webhook; onClose(): void }) {
  const client = useQueryClient();
  /** The version that is edited; one that was changed meanwhile is read anew, and saved over when asked again. */
  const [version, setVersion] = useState(webhook.version);
  const { id } = webhook;
  return (
    <WebhookDialog
      title={t("webhooks.edit.title", { host: hostOf(webhook) })}
      action={t("webhooks.edit.save")}
      draft={draftOf(webhook)}
      kept={webhook.headerNames}
      onClose={onClose}
      onSend={async (body) => {
        try {
          const saved = await call("PATCH /v1/webhooks/{id}", { params: { id }, body, ifMatch: version });
          client.setQueryData(webhookQuery(id).queryKey, saved);
          onClose();
          toast(t("webhooks.edit.done", { host: hostOf(saved) }));
          void refreshWebhooks(client);
        } catch (error) {
          if (errorCode(error) === "version_changed")
            setVersion((await client.fetchQuery({ ...webhookQuery(id), staleTime: 0 })).version);
          throw error;
        }
      }}
    />
  );
}
