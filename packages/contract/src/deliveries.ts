import { z } from "zod";
import { deliveryCauses } from "./bookings.ts";
import { operations } from "./operation.ts";
import { id, instant, page, pageQuery, storable, toldInstant } from "./primitives.ts";

const state = z.enum(["planned", "waiting", "paused", "done", "failed", "dismissed", "skipped"]);
const sink = storable.min(1).max(40).describe("How it goes: `mail`, `webhook`; more may come");
const target = storable.min(1).max(200).describe("Who or what gets it, in the sink's own terms");

export const delivery = z.object({
  id,
  eventId: id,
  sink: z.string(),
  target: z.string(),
  recipient: z
    .object({ as: z.string(), name: z.string(), address: z.string() })
    .describe(
      "As far as it is known: `as` is what stands before the colon in `target`; a name or an address may be empty",
    ),
  type: z.string().describe("What happened, such as `booking.created`"),
  about: z.string().describe("What it tells, where that isn't the change itself, such as a reminder"),
  state: state.describe(
    "`planned`: its time is to come; `waiting`: on its way, or waiting for another try; `paused`: kept until its receiver goes on; `failed`: a dead letter; `dismissed`: one that was dealt with; `skipped`: not needed any more",
  ),
  attempts: z.int(),
  createdAt: toldInstant,
  doneAt: toldInstant.nullable(),
  nextAttemptAt: toldInstant.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  cause: z.enum(deliveryCauses).nullable().describe("What `lastError` comes down to"),
  dismissedAt: toldInstant.nullable(),
  replayedAt: toldInstant.nullable(),
  newKeySince: z
    .int()
    .nullable()
    .describe(
      "After this try it was sent again under a dedupe key of its own, as its receiver had forgotten the one before: it may have come twice",
    ),
  bookingId: z.string().nullable(),
  booking: z
    .object({ title: z.string(), inviteeName: z.string(), start: toldInstant })
    .nullable()
    .describe("What it tells of, as it is now"),
  waitsFor: id.nullable().describe("The delivery before it in its line, which goes first"),
});

/** What is told of a webhook or a channel besides what it is: how it fares. */
export const standing = {
  waiting: z.int().describe("Deliveries that aren't done yet, those that are kept while it is paused among them"),
  failed: z.int().describe("Dead letters that nobody has dealt with; trials aren't among them"),
  lastDelivery: z.object({ at: toldInstant, status: z.int().nullable(), ok: z.boolean() }).nullable(),
};

export const receiverDeliveryState = z.enum(["waiting", "done", "failed", "dismissed", "paused", "skipped"]);

/** One message to a webhook or a channel. */
export const receiverDelivery = z.object({
  id,
  eventId: id,
  type: z.string(),
  state: receiverDeliveryState,
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
export type ReceiverDelivery = z.output<typeof receiverDelivery>;

/** One try, and what was answered. */
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
export const deliveryDetail = delivery.extend({
  tries: z.array(deliveryTry.extend({ cause: z.enum(deliveryCauses).nullable() })),
});
const counts = z.object({
  failed: z.int().describe("Dead letters that nobody has dealt with"),
  waiting: z.int().describe("What should have gone and hasn't, with what is paused"),
});

const one = z.object({ id });
const replay = z
  .strictObject({
    ids: z.array(id).min(1).max(100).optional().describe("These, whatever became of them"),
    sink: sink.optional(),
    target: target.optional(),
  })
  .refine(({ ids, ...rest }) => ids === undefined || Object.values(rest).every((value) => value === undefined), {
    error: "Either `ids`, or of which `sink` and `target`.",
    path: ["ids"],
    params: { rule: "either_or" },
  });

export const deliveryOperations = operations({
  "GET /v1/deliveries": {
    id: "listDeliveries",
    summary: "All that is told of the account's bookings, the newest first",
    description:
      "Mails, messages to webhooks, and whatever else there is. Kept 30 days, dead letters 90. Pings aren't among them.",
    access: { as: "account", scope: "deliveries:read" },
    query: z.object({
      ...pageQuery,
      sink: sink.optional(),
      target: target.optional(),
      state: state.optional(),
      since: instant.optional().describe("Made since then"),
    }),
    success: { status: 200, body: page(delivery).extend({ counts }) },
    errors: [],
  },
  "GET /v1/deliveries/{id}": {
    id: "getDelivery",
    summary: "One delivery with every try",
    access: { as: "account", scope: "deliveries:read" },
    params: one,
    success: { status: 200, body: deliveryDetail },
    errors: ["not_found"],
  },
  "POST /v1/deliveries/{id}/replay": {
    id: "replayDelivery",
    summary: "Send it once more",
    description:
      "What it tells is judged anew: what a later change has overtaken isn't sent. A mail keeps its dedupe key while the mail service knows it, so that none comes twice; after that it gets another, and `newKeySince` says so. Messages to webhooks keep their `webhook-id`.",
    access: { as: "account", scope: "deliveries:write" },
    params: one,
    success: { status: 202, body: one },
    errors: ["not_found"],
  },
  "POST /v1/deliveries/replay": {
    id: "replayDeliveries",
    summary: "Send dead letters once more: all, those of a `sink` or `target`, or the ones that are named",
    description: "A thousand at once; `remaining` says how many dead letters are left.",
    access: { as: "account", scope: "deliveries:write" },
    body: replay,
    success: { status: 202, body: z.object({ count: z.int(), remaining: z.int() }) },
    errors: [],
  },
  "POST /v1/deliveries/{id}/dismissal": {
    id: "dismissDelivery",
    summary: "Say that a dead letter was dealt with",
    access: { as: "account", scope: "deliveries:write" },
    params: one,
    success: { status: 200, body: delivery },
    errors: ["not_found", "not_failed"],
  },
  "DELETE /v1/deliveries/{id}/dismissal": {
    id: "undismissDelivery",
    summary: "Say that it wasn't, after all",
    access: { as: "account", scope: "deliveries:write" },
    params: one,
    success: { status: 200, body: delivery },
    errors: ["not_found", "not_failed"],
  },
});

export type Delivery = z.output<typeof delivery>;
export type DeliveryDetail = z.output<typeof deliveryDetail>;
export type DeliveryCounts = z.output<typeof counts>;
export type DeliveryTry = z.output<typeof deliveryTry>;
