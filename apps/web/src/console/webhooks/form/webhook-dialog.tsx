import { t } from "../../../words/words.ts";
import css from "../webhooks.module.css";
import { fieldProblems, type WebhookField } from "./field-problems.ts";
import { FormDialog } from "./form-dialog.tsx";
import { bodyOf, doubledHeader, type WebhookDraft } from "./webhook-draft.ts";
import { WebhookFields } from "./webhook-fields.tsx";

interface WebhookDialogProps {
  title: string;
  action: string;
  draft: WebhookDraft;
  kept?: readonly string[];
  onClose(): void;
  onSend(body: ReturnType<typeof bodyOf>): Promise<unknown>;
}

function unfit(draft: WebhookDraft): Partial<Record<WebhookField, string>> {
  const doubled = doubledHeader(draft);
  return {
    ...(draft.url.trim() === "" ? { url: t("rules.required") } : {}),
    ...(draft.events.length === 0 ? { events: t("webhooks.rules.noEvents") } : {}),
    ...(doubled === null ? {} : { headers: t("webhooks.rules.duplicate", { name: doubled }) }),
  };
}

/** A webhook as it is made or edited. */
export const WebhookDialog = ({ kept, onSend, ...dialog }: WebhookDialogProps) => (
  <FormDialog
    {...dialog}
    className={css.form}
    unfit={unfit}
    refused={fieldProblems}
    onSend={(draft) => onSend(bodyOf(draft))}
  >
    {(fields) => <WebhookFields {...fields} {...(kept ? { kept } : {})} />}
  </FormDialog>
);
