import type { Webhook } from "@daybook/contract/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { refreshWebhooks } from "../../api/webhooks.ts";
import { t } from "../../words/words.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { hostOf } from "./webhook-words.ts";

/** Makes a new secret, then tells it this once. */
export function RotateDialog({ webhook, onClose }: { webhook: Webhook; onClose(): void }) {
  const client = useQueryClient();
  const [made, setMade] = useState<{ secret: string; previousUntil: string } | null>(null);
  const host = hostOf(webhook);
  if (made) return <SecretDialog host={host} {...made} onClose={onClose} />;
  return (
    <AskDialog
      title={t("webhooks.rotate.title", { host })}
      action={t("webhooks.rotate.go")}
      onClose={onClose}
      onGo={async () => {
        setMade(await call("POST /v1/webhooks/{id}/rotation", { params: { id: webhook.id } }));
        void refreshWebhooks(client);
      }}
    >
      {t("webhooks.rotate.explanation")}
    </AskDialog>
  );
}
