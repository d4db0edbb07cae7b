import { z } from "zod";
import { bookingState } from "./pages.ts";
import { id, toldInstant } from "./primitives.ts";
import { webhookEvents } from "./webhooks.ts";

const stretch = { start: toldInstant, end: toldInstant };

/** What a webhook's body says of a booking: the same by whatever path it changed. */
export const webhookBooking = z.object({
  id,
  state: bookingState,
  ...stretch,
  eventType: z.object({ id, slug: z.string(), title: z.string() }),
  location: z.object({ kind: z.string(), value: z.string() }),
  price: z.string(),
  invitee: z.object({ name: z.string(), email: z.string(), timezone: z.string(), locale: z.string().nullable() }),
  hosts: z.array(z.object({ id, name: z.string() })),
  guests: z.array(z.object({ email: z.string(), name: z.string() })).describe("Who came along then"),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  cancellation: z.object({ by: z.enum(["host", "invitee", "system"]), reason: z.string() }).nullable(),
  calendarUid: z.string(),
  createdAt: toldInstant,
});

const message = {
  id: id.describe("The same for every try, as `webhook-id`: drop what you have seen"),
  version: z.literal(1).describe("Of this form; a later one is sent to those alone who ask for it"),
  createdAt: toldInstant.describe("When it happened"),
};

/** The body of a webhook about a booking. */
export const webhookMessage = z.object({
  ...message,
  type: z.enum(webhookEvents),
  sequence: z.int().describe("Rises with each change of one booking"),
  data: z.object({
    booking: webhookBooking,
    previous: z
      .object({ state: bookingState, ...stretch })
      .nullable()
      .describe("What it was before; null for a new one"),
  }),
});
/** The body of a trial. */
export const webhookPing = z.object({
  ...message,
  type: z.literal("webhook.ping"),
  sequence: z.int(),
  data: z.object({ webhook: z.object({ id, description: z.string() }) }),
});

export type WebhookMessage = z.input<typeof webhookMessage>;
export type WebhookPing = z.input<typeof webhookPing>;
