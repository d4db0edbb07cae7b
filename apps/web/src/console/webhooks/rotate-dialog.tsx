import type { Webhook } from "@daybook/contract/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { call } from "../../api/client.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { refreshWebhooks } from "../../api/webhooks.ts";
import { t } from "../../words/words.ts";
import { NotProved, useStepUp } from "../session/step-up.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useWhen } from "./use-when.ts";
import { hostOf } from "./webhook-words.ts";

interface RotateDialogProps {
  webhook: Webhook;
  /** What opened it: the first dialog is gone by the time the second closes. */
  focusAfter: RefObject<HTMLElement | null>;
  onClose(): void;
}

/** Makes a new secret, then tells it this once. */
export function RotateDialog({ webhook, focusAfter, onClose }: RotateDialogProps) {
  const client = useQueryClient();
  const [made, setMade] = useState<{ secret: string; previousUntil: string } | null>(null);
  const keys = useKeyFor();
  const { proved, dialog } = useStepUp();
  const host = hostOf(webhook);
  const { now, long } = useWhen();
  const until = webhook.previousSecretUntil;
  if (made) return <SecretDialog host={host} {...made} focusAfter={focusAfter} onClose={onClose} />;
  return (
    <AskDialog
      title={t("webhooks.rotate.title", { host })}
      action={t("webhooks.rotate.go")}
      onClose={onClose}
      onGo={async () => {
        const params = { id: webhook.id };
        const idempotencyKey = keys.of(params);
        try {
          setMade(await proved(() => call("POST /v1/webhooks/{id}/rotation", { params, idempotencyKey })));
        } catch (error) {
          if (error instanceof NotProved) return;
          throw error;
        }
        void refreshWebhooks(client);
      }}
    >
      <span>{dialog}</span>
      <span>{t("webhooks.rotate.explanation")}</span>
      {until && Date.parse(until) > now && <span> {t("webhooks.rotate.endsOld", { when: long(until) })}</span>}
    </AskDialog>
  );
}
