import { type Webhook, type WebhookEvent, webhookEvents } from "@daybook/contract/webhooks";

export interface HeaderDraft {
  key: number;
  name: string;
  value: string;
}

export interface WebhookDraft {
  url: string;
  events: WebhookEvent[];
  description: string;
  /** Null: those that are kept stay as they are. */
  headers: HeaderDraft[] | null;
}

export const newDraft = (): WebhookDraft => ({ url: "", events: [...webhookEvents], description: "", headers: [] });
export const draftOf = ({ url, events, description, headerNames }: Webhook): WebhookDraft => ({
  url,
  events,
  description,
  headers: headerNames.length > 0 ? null : [],
});

/** A line that nothing is written in is no header. */
const isWritten = ({ name, value }: HeaderDraft) => name.trim() !== "" || value.trim() !== "";

/** The same name twice can't be said in a body: the name, where that is so. */
export function doubledHeader({ headers }: WebhookDraft): string | null {
  const names = (headers ?? []).filter(isWritten).map(({ name }) => name.trim());
  const lower = names.map((name) => name.toLowerCase());
  return names.find((name, index) => lower.indexOf(name.toLowerCase()) !== index) ?? null;
}

export function bodyOf({ url, events, description, headers }: WebhookDraft) {
  return {
    url: url.trim(),
    events: webhookEvents.filter((event) => events.includes(event)),
    description: description.trim(),
    ...(headers === null
      ? {}
      : {
          headers: Object.fromEntries(
            headers.filter(isWritten).map(({ name, value }) => [name.trim(), value.trim()] as const),
          ),
        }),
  };
}
