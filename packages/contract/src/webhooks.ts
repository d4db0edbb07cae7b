import { z } from "zod";
import { deliveryTry, receiverDelivery, receiverDeliveryState, standing } from "./deliveries.ts";
import { operations } from "./operation.ts";
import { id, line, page, pageQuery, storable, toldInstant, version } from "./primitives.ts";
import { rule } from "./rule.ts";

/** What a webhook may be told of. */
export const webhookEvents = [
  "booking.created",
  "booking.rescheduled",
  "booking.cancelled",
  "booking.guests_changed",
] as const;

const MOST_HEADERS = 10;
/** What a request carries by itself, or what would change where it goes and what is read of it. */
const RESERVED =
  /^(accept-encoding|connection|content-(length|encoding|type)|cookie2?|date|expect|forwarded|host|keep-alive|proxy-.*|sec-.*|te|trailer|transfer-encoding|upgrade|user-agent|via|webhook-.*|x-forwarded-.*|x-real-ip|true-client-ip|cdn-loop|cf-.*)$/i;

const headers = z
  .record(z.string().max(100), storable.max(1_000))
  .superRefine(
    rule((given) => {
      const names = Object.keys(given);
      if (names.length > MOST_HEADERS)
        return { rule: "too_many", message: `At most ${MOST_HEADERS} headers.`, params: { max: MOST_HEADERS } };
      const lower = names.map((name) => name.toLowerCase());
      for (const [index, name] of names.entries()) {
        // RFC 9110, 5.6.2 and 5.5.
        if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
          return { rule: "header_name", message: `“${name}” is no name of a header.`, params: { value: name } };
        if (RESERVED.test(name))
          return { rule: "header_reserved", message: `${name} can't be set here.`, params: { value: name } };
        if (lower.indexOf(name.toLowerCase()) !== index)
          return { rule: "duplicate", message: `${name} is there twice.`, params: { value: name } };
        if (!/^[\t\x20-\x7e]*$/.test(given[name] ?? ""))
          return { rule: "header_value", message: `${name} takes ASCII characters.`, params: { value: name } };
      }
      return null;
    }),
  )
  .meta({ description: "Sent along, such as an Authorization of yours; kept to themselves in answers" });

const events = z
  .array(z.enum(webhookEvents))
  .min(1)
  .max(webhookEvents.length)
  .refine((given) => new Set(given).size === given.length, {
    error: "One is there twice.",
    params: { rule: "duplicate" },
  });

const url = line(2_000, 1).meta({ format: "uri", description: "https, at a public address" });

export const webhook = z.object({
  id,
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  description: z.string(),
  headerNames: z.array(z.string()).describe("Of what is sent along; the values aren't told"),
  active: z.boolean(),
  pausedBy: z
    .enum(["owner", "failing", "gone"])
    .nullable()
    .describe("`failing`: nothing got through for three days; `gone`: the receiver answered 410"),
  pausedAt: toldInstant.nullable(),
  ...standing,
  createdAt: toldInstant,
  previousSecretUntil: toldInstant.nullable().describe("Until then the secret before signs, too"),
  version,
});

const secret = z.string().describe("`whsec_…`; told this once");
export const webhookDelivery = receiverDelivery;
export const webhookDeliveryDetail = receiverDelivery.extend({
  payload: z.unknown().describe("What is sent; null when what it tells of has been erased"),
  tries: z.array(deliveryTry),
});

const one = z.object({ id });
const oneDelivery = z.object({ id, deliveryId: id });
const accepted = z.object({ id });

export const webhookOperations = operations({
  "GET /v1/webhooks": {
    id: "listWebhooks",
    summary: "The account's webhooks",
    access: { as: "account", scope: "webhooks:read" },
    query: z.object(pageQuery),
    success: { status: 200, body: page(webhook) },
    errors: [],
  },
  "POST /v1/webhooks": {
    id: "createWebhook",
    summary: "Have changes told to an address",
    description:
      "Signed as [Standard Webhooks](https://www.standardwebhooks.com) says, in the order of each booking's changes. What isn't answered with 2xx within ten seconds is tried ten times over three days; then the webhook is paused, you get a mail, and nothing is lost. The `webhooks` of this document show what is sent.",
    access: { as: "account", scope: "webhooks:write" },
    idempotency: "optional",
    body: z.strictObject({ url, events, description: line(200).optional(), headers: headers.optional() }),
    success: { status: 201, body: webhook.extend({ secret }) },
    errors: ["limit_reached"],
  },
  "GET /v1/webhooks/{id}": {
    id: "getWebhook",
    summary: "One webhook",
    access: { as: "account", scope: "webhooks:read" },
    params: one,
    success: { status: 200, body: webhook },
    errors: ["not_found"],
  },
  "PATCH /v1/webhooks/{id}": {
    id: "editWebhook",
    summary: "Change a webhook, pause it, or have it go on",
    description: "`active: true` sends what has waited, in order. `headers` replaces all of them.",
    access: { as: "account", scope: "webhooks:write" },
    ifMatch: true,
    params: one,
    body: z.strictObject({
      url: url.optional(),
      events: events.optional(),
      description: line(200).optional(),
      headers: headers.optional(),
      active: z.boolean().optional(),
    }),
    success: { status: 200, body: webhook },
    errors: ["not_found"],
  },
  "DELETE /v1/webhooks/{id}": {
    id: "deleteWebhook",
    summary: "End a webhook; what waits for it is not sent",
    access: { as: "account", scope: "webhooks:write" },
    params: one,
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/webhooks/{id}/rotation": {
    id: "rotateWebhookSecret",
    summary: "A new secret; for a day the one before signs beside it, and any older one no more",
    access: { as: "account", scope: "webhooks:write", stepUp: true },
    idempotency: "optional",
    params: one,
    success: { status: 200, body: z.object({ secret, previousUntil: toldInstant }) },
    errors: ["not_found"],
  },
  "POST /v1/webhooks/{id}/ping": {
    id: "pingWebhook",
    summary: "Send a `webhook.ping`, once",
    access: { as: "account", scope: "webhooks:write" },
    limit: "trials",
    idempotency: "optional",
    params: one,
    success: { status: 202, body: accepted },
    errors: ["not_found"],
  },
  "GET /v1/webhooks/{id}/deliveries": {
    id: "listWebhookDeliveries",
    summary: "What was sent, the newest first; kept 30 days",
    access: { as: "account", scope: "webhooks:read" },
    params: one,
    query: z.object({
      ...pageQuery,
      state: receiverDeliveryState.optional(),
      type: z
        .enum([...webhookEvents, "webhook.ping"])
        .optional()
        .describe("Such as booking.created"),
    }),
    success: { status: 200, body: page(webhookDelivery) },
    errors: ["not_found"],
  },
  "GET /v1/webhooks/{id}/deliveries/{deliveryId}": {
    id: "getWebhookDelivery",
    summary: "One delivery with its payload and every try",
    access: { as: "account", scope: "webhooks:read" },
    params: oneDelivery,
    success: { status: 200, body: webhookDeliveryDetail },
    errors: ["not_found"],
  },
  "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay": {
    id: "replayWebhookDelivery",
    summary: "Send it once more, under the same `webhook-id`",
    description: "One that waits for its next try goes now, unless one before it in its booking's line goes first.",
    access: { as: "account", scope: "webhooks:write" },
    params: oneDelivery,
    success: { status: 202, body: accepted },
    errors: ["not_found"],
  },
  "POST /v1/webhooks/{id}/replays": {
    id: "replayFailedWebhookDeliveries",
    summary: "Send all dead letters once more, in order",
    access: { as: "account", scope: "webhooks:write" },
    params: one,
    success: { status: 202, body: z.object({ count: z.int() }) },
    errors: ["not_found"],
  },
});

export type Webhook = z.output<typeof webhook>;
export type WebhookEvent = (typeof webhookEvents)[number];
export type WebhookDelivery = z.output<typeof webhookDelivery>;
export type WebhookDeliveryDetail = z.output<typeof webhookDeliveryDetail>;
