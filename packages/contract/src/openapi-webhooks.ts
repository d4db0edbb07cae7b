import type { Json, Schemas } from "./openapi-schemas.ts";
import { webhookMessage, webhookPing } from "./webhook-payload.ts";
import { type WebhookEvent, webhookEvents } from "./webhooks.ts";

const summaries: Record<WebhookEvent, string> = {
  "booking.created": "Somebody booked",
  "booking.rescheduled": "A booking was moved",
  "booking.cancelled": "A booking was cancelled",
  "booking.guests_changed": "Guests were added to a booking or taken off",
};

const headers = [
  ["webhook-id", "The same for every try: drop what you have seen"],
  ["webhook-timestamp", "When it was sent, seconds since 1970"],
  ["webhook-signature", "`v1,` and a base64 HMAC-SHA-256 of `id.timestamp.body`; two for a day after a rotation"],
].map(([name, description]) => ({ name, in: "header", required: true, description, schema: { type: "string" } }));

/** What is sent to webhooks, as OpenAPI 3.1 describes it. */
export function describeWebhooks(schemas: Schemas): Json {
  const [message, ping] = [schemas.of(webhookMessage, "output"), schemas.of(webhookPing, "output")];
  const request = (summary: string, schema: Json) => ({
    post: {
      summary,
      tags: ["Webhooks"],
      parameters: headers,
      requestBody: { required: true, content: { "application/json": { schema } } },
      responses: {
        "2XX": { description: "It has arrived; anything else, and no answer within ten seconds, is tried again" },
        410: { description: "Nothing more is sent until the webhook is resumed" },
      },
    },
  });
  return {
    ...Object.fromEntries(webhookEvents.map((event) => [event, request(summaries[event], message)])),
    "webhook.ping": request("A trial, asked for by the webhook's owner", ping),
  };
}
