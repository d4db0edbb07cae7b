import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import { refreshWebhooks } from "../../../api/webhooks.ts";
import { t } from "../../../words/words.ts";
import { SecretDialog } from "../secret-dialog.tsx";
import { hostOf } from "../webhook-words.ts";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { newDraft } from "./webhook-draft.ts";

/** Makes a webhook, then tells its secret this once. */
export function CreateDialog({ onClose, onDone }: { onClose(): void; onDone(id: string): void }) {
  const client = useQueryClient();
  const keys = useKeyFor();
  const [made, setMade] = useState<{ id: string; url: string; secret: string } | null>(null);
  if (made)
    return (
      <SecretDialog
        host={hostOf(made)}
        secret={made.secret}
        onClose={() => {
          onClose();
          onDone(made.id);
        }}
      />
    );
  return (
    <WebhookDialog
      title={t("webhooks.add")}
      action={t("webhooks.form.create")}
      draft={newDraft()}
      onClose={onClose}
      onSend={async (body) => {
        const webhook = await call("POST /v1/webhooks", { body, idempotencyKey: keys.of(body) });
        keys.settle();
        setMade(webhook);
        void refreshWebhooks(client);
      }}
    />
  );
}
