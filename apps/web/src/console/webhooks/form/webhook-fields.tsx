import { webhookEvents } from "@daybook/contract/webhooks";
import { CheckboxGroup } from "../../../ui/forms/choice.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { eventWords } from "../webhook-words.ts";
import type { WebhookField } from "./field-problems.ts";
import { HeaderFields } from "./header-fields.tsx";
import type { WebhookDraft } from "./webhook-draft.ts";

const begins = "https://";

interface WebhookFieldsProps {
  draft: WebhookDraft;
  problems: Partial<Record<WebhookField, string>>;
  /** Names of headers that are sent along already. */
  kept?: readonly string[];
  onChange(draft: WebhookDraft): void;
}

export function WebhookFields({ draft, problems, kept = [], onChange }: WebhookFieldsProps) {
  const set = (change: Partial<WebhookDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        label={t("webhooks.form.url")}
        hint={t("webhooks.form.urlHint")}
        error={problems.url}
        type="url"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        placeholder={begins}
        value={draft.url}
        onChange={(event) => set({ url: event.target.value })}
      />
      <CheckboxGroup
        legend={t("webhooks.form.events")}
        options={webhookEvents.map((value) => ({ value, label: eventWords(value) }))}
        error={problems.events}
        value={draft.events}
        onChange={(events) => set({ events })}
      />
      <TextField
        label={t("webhooks.form.description")}
        hint={t("webhooks.form.descriptionHint")}
        error={problems.description}
        optional
        autoComplete="off"
        maxLength={200}
        value={draft.description}
        onChange={(event) => set({ description: event.target.value })}
      />
      <HeaderFields
        headers={draft.headers}
        kept={kept}
        error={problems.headers}
        onChange={(headers) => set({ headers })}
      />
    </>
  );
}
