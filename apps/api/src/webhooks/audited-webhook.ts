import type { WebhookRow } from "@daybook/db/webhooks";

/** Where it is by its server alone: the rest of an address may be what lets one in. */
const serverOf = (url: string): string => new URL(url).host;

export const webhookSubject = ({ id, url }: Pick<WebhookRow, "id" | "url">) => ({
  ...{ kind: "webhook", id, name: serverOf(url) },
});

/** What a log tells of a webhook. Its address and what is sent along are compared, and never told. */
export const auditedWebhook = ({ url, events, description, headers, sealedHeaders, pausedAt }: WebhookRow) => ({
  ...{
    server: serverOf(url),
    secretUrl: url,
    events,
    description,
    headers: sealedHeaders ?? headers,
    active: pausedAt === null,
  },
});
