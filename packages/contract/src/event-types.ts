import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import type { EventTypeRules } from "@daybook/core/bookings/settings";
import { parseDate } from "@daybook/core/time/civil";
import { z } from "zod";
import { givenLocation, location } from "./location.ts";
import { messages } from "./messages.ts";
import { operations } from "./operation.ts";
import { date, id, line, minutes, page, pageQuery, slug, text, timezone, toldInstant, version } from "./primitives.ts";
import { questions } from "./questions.ts";
import { reminders } from "./reminders.ts";
import { type Broken, rule } from "./rule.ts";
import { newSchedule } from "./schedules.ts";

export const inks = ["sky", "plum", "lagoon", "rose", "moss", "slate", "rust", "ochre"] as const;

const MOST_DAYS = 730;
export const bookingWindow = z.union(
  [
    z.strictObject({
      days: z
        .int()
        .min(1)
        .max(MOST_DAYS)
        .describe("Today and so many days after it, in the schedule's zone: 1 is today and tomorrow"),
    }),
    z.strictObject({ from: date, to: date.describe("Included, as `from` is") }).superRefine(rule(rangeProblem)),
    z.null(),
  ],
  { error: "Write {days: 60}, two dates {from, to}, or null for no end." },
);

function rangeProblem({ from, to }: { from: string; to: string }): Broken | null {
  const path = ["to"];
  if (from > to) return { rule: "reversed", path, message: "The window ends before it begins." };
  const days = daysBetween(from, to);
  if (days <= MOST_DAYS) return null;
  const message = `At most ${MOST_DAYS} days; from ${from} to ${to} there are ${days.toLocaleString("en-US")}.`;
  return { rule: "range_too_long", path, message, params: { max: MOST_DAYS, from, to, actual: days } };
}

const daysBetween = (from: string, to: string): number => (parseDate(to) ?? 0) - (parseDate(from) ?? 0) + 1;

/** Minutes, each once: how long an appointment may be; the first is offered first. */
export const durations = z
  .array(minutes(1, 1440))
  .min(1)
  .max(10)
  .refine((all) => new Set(all).size === all.length, { error: "Each duration once.", params: { rule: "duplicate" } });

/** An event type's rules, as a part of its fields: a rule that is added here is stored, passed on and told of. */
const rules = {
  slotInterval: minutes(1, 1440),
  bufferBefore: minutes(0, 1440),
  bufferAfter: minutes(0, 1440),
  minimumNotice: minutes(0, 525_600),
  bookingWindow,
  changeNotice: minutes(0, 525_600).describe("Invitees may move or cancel until so many minutes before"),
} satisfies { [Rule in keyof EventTypeRules]-?: z.ZodType<EventTypeRules[Rule]> };
export const ruleNames = Object.keys(rules) as readonly (keyof EventTypeRules)[];

const fields = {
  ...rules,
  title: line(120, 1),
  slug,
  description: text(5000),
  scheduleId: id,
  durations,
  location: givenLocation,
  questions,
  reminders,
  price: line(80).describe("What stands on the page, such as “€45, paid at the studio”; nothing is charged"),
  maxGuests: z
    .int()
    .min(0)
    .max(MOST_GUESTS)
    .describe("How many guests an invitee may bring along, by their addresses; 0: none. 10 when absent"),
  ink: z.enum(inks),
  paused: z.boolean().describe("The page says so and offers no time"),
  hidden: z.boolean().describe("Not listed on the profile; its link works"),
  draft: z
    .boolean()
    .describe(
      "Its owner's alone: it has no page yet. A draft is paused; switching it on (`paused: false`) makes it public",
    ),
  messages,
};

export const newEventType = z.strictObject({
  ...fields,
  slug: slug.optional().describe("Made from the title when absent"),
  description: fields.description.default(""),
  slotInterval: fields.slotInterval.default(30),
  bufferBefore: fields.bufferBefore.default(0),
  bufferAfter: fields.bufferAfter.default(0),
  minimumNotice: fields.minimumNotice.default(0),
  bookingWindow: bookingWindow.default({ days: 60 }),
  location: givenLocation.default({ kind: "custom", value: "" }),
  questions: questions.default([]),
  reminders: reminders.optional().describe("By mail to the invitee, one day and one hour before, when absent"),
  price: fields.price.default(""),
  changeNotice: fields.changeNotice.default(0),
  ink: fields.ink.optional().describe("The next free ink when absent"),
  paused: fields.paused.default(false),
  hidden: fields.hidden.default(false),
  // Without a default: a body that is sent again after an upgrade must read as it did before.
  draft: fields.draft.optional(),
  maxGuests: fields.maxGuests.optional(),
  messages: messages.optional(),
});
export const eventTypeEdit = z.strictObject(fields).partial();
export const eventType = z.object({
  id,
  ...fields,
  slug: z.string(),
  location,
  handle: z.string(),
  url: z.string(),
  version,
  nextFree: toldInstant.nullable().optional().describe("Start of the next free time; null: none in the next 90 days"),
  createdAt: toldInstant,
});

/** A candidate that isn't offered, and why. */
export const refused = z.object({
  start: toldInstant,
  end: toldInstant,
  reason: z.string(),
  by: z
    .object({
      kind: z.enum(["appointment", "busy", "hold"]),
      title: z.string().optional(),
      start: toldInstant,
      end: toldInstant,
    })
    .optional(),
});
const previewRange = { from: date, to: date, timezone, duration: minutes(1, 1440).optional() };
const previewQuery = z.strictObject({
  ...previewRange,
  schedule: newSchedule.optional().describe("Hours not saved yet, to see what they would give"),
});

/** What of an event type decides its times. */
const draftQuery = z.strictObject({
  ...previewRange,
  eventType: z.strictObject({ scheduleId: id, durations, ...rules }).describe("Settings not saved yet"),
});

const one = z.object({ id });
export const eventTypeOperations = operations({
  "GET /v1/event-types": {
    id: "listEventTypes",
    summary: "The account's event types, with the next free time",
    access: { as: "account", scope: "event-types:read" },
    query: z.object(pageQuery),
    success: { status: 200, body: page(eventType) },
    errors: [],
  },
  "POST /v1/event-types": {
    id: "createEventType",
    summary: "A new event type and its page",
    access: { as: "account", scope: "event-types:write" },
    idempotency: "optional",
    body: newEventType,
    success: { status: 201, body: eventType },
    errors: ["slug_taken", "slug_reserved"],
  },
  "GET /v1/event-types/{id}": {
    id: "getEventType",
    summary: "One event type",
    access: { as: "account", scope: "event-types:read" },
    params: one,
    success: { status: 200, body: eventType },
    errors: ["not_found"],
  },
  "PATCH /v1/event-types/{id}": {
    id: "updateEventType",
    summary: "Change an event type; appointments already made keep their settings",
    access: { as: "account", scope: "event-types:write" },
    ifMatch: true,
    params: one,
    body: eventTypeEdit,
    success: { status: 200, body: eventType },
    errors: ["not_found", "slug_taken", "slug_reserved"],
  },
  "DELETE /v1/event-types/{id}": {
    id: "deleteEventType",
    summary: "Delete an event type; its bookings stay",
    access: { as: "account", scope: "event-types:write" },
    params: one,
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/event-types/{id}/restoration": {
    id: "restoreEventType",
    summary: "Undo a deletion",
    access: { as: "account", scope: "event-types:write" },
    params: one,
    success: { status: 200, body: eventType },
    errors: ["not_found", "slug_taken"],
  },
  "POST /v1/event-types/{id}/copies": {
    id: "copyEventType",
    summary: "Duplicate an event type as a draft under a new slug; it stands beside its original",
    access: { as: "account", scope: "event-types:write" },
    idempotency: "optional",
    params: one,
    success: { status: 201, body: eventType },
    errors: ["not_found"],
  },
  "POST /v1/event-types/preview": {
    id: "previewUnsaved",
    summary: "The times that settings not saved yet would give; changes nothing",
    access: { as: "account", scope: "event-types:read" },
    body: draftQuery,
    success: {
      status: 200,
      body: z.object({
        slots: z.array(z.object({ start: toldInstant, end: toldInstant })),
        nextFrom: z.string().optional().describe("Where there are more than fit: the date to go on from"),
      }),
    },
    errors: [],
  },
  "POST /v1/event-types/{id}/preview": {
    id: "previewEventType",
    summary: "What people would see, with refused times and reasons; changes nothing",
    access: { as: "account", scope: "event-types:read" },
    params: one,
    body: previewQuery,
    success: {
      status: 200,
      body: z.object({
        slots: z.array(z.object({ start: toldInstant, end: toldInstant })),
        refused: z.array(refused),
        nextFrom: z.string().optional().describe("Where there are more than fit: the date to go on from"),
      }),
    },
    errors: ["not_found"],
  },
});

export type EventType = z.output<typeof eventType>;
export type NewEventType = z.output<typeof newEventType>;
export type Refused = z.output<typeof refused>;
export type Ink = (typeof inks)[number];
