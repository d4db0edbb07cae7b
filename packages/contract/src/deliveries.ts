import { z } from "zod";
import { id, toldInstant } from "./primitives.ts";

export const deliveryState = z.enum(["waiting", "done", "failed", "paused", "skipped"]);

/** What is told of a webhook or a channel besides what it is: how it fares. */
export const standing = {
  waiting: z.int().describe("Deliveries that aren't done yet, those that are kept while it is paused among them"),
  failed: z.int().describe("Dead letters"),
  lastDelivery: z.object({ at: toldInstant, status: z.int().nullable(), ok: z.boolean() }).nullable(),
};

/** One message to a webhook or a channel. */
export const delivery = z.object({
  id,
  eventId: id,
  type: z.string(),
  state: deliveryState,
  attempts: z.int(),
  createdAt: toldInstant,
  doneAt: toldInstant.nullable(),
  nextAttemptAt: toldInstant.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  bookingId: z.string().nullable(),
  booking: z
    .object({ title: z.string(), inviteeName: z.string() })
    .nullable()
    .describe("What it tells of, as it is now"),
  waitsFor: id.nullable().describe("The delivery before it in its booking's line, which goes first"),
});

export const deliveryTry = z.object({
  number: z.int(),
  at: toldInstant,
  endedAt: toldInstant.nullable(),
  outcome: z.enum(["done", "again", "failed", "skipped"]).nullable(),
  error: z.string().nullable(),
  status: z.int().nullable(),
  headers: z.record(z.string(), z.string()),
  body: z.string().describe("The first 4 KB of the answer"),
  took: z.int().nullable().describe("Milliseconds"),
});

export type Delivery = z.output<typeof delivery>;
export type DeliveryTry = z.output<typeof deliveryTry>;
