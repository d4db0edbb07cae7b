import { hoursProblems, type PlannedHours } from "@daybook/core/availability/hours";
import { z } from "zod";
import { hoursParams, hoursSentence } from "./hours-sentence.ts";
import { operations } from "./operation.ts";
import { date, id, line, page, pageQuery, timezone, toldInstant, version, written } from "./primitives.ts";
import { brokenIssue } from "./rule.ts";

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
/** A wall time HH:MM; "24:00" is the end of the day. */
const wallTime = written(WALL_TIME, "wall_time", "A time is written like 09:30; a day ends at 24:00.");
const window = z
  .strictObject({ start: wallTime, end: wallTime })
  .describe("An end at or before the start is past midnight: 22:00 to 02:00 has four hours, 10:00 to 10:00 a day");
const weeklyWindow = window.extend({ days: z.array(z.int().min(1).max(7)).min(1).max(7).describe("ISO: 1 is Monday") });
export const override = z.strictObject({
  date,
  since: date
    .optional()
    .describe(
      "In answers: the first of several dates in a row that this is one of. Sent back, it is that one date again",
    ),
  until: date
    .optional()
    .describe("The last date of several in a row, at most 366. Without `since` the override stands for all of them"),
  reason: line(200).optional().describe("Why, in the host's words; never told to invitees"),
  windows: z.array(window).max(24).describe("[]: not available that day, or any of these days"),
});

const weekly = z.array(weeklyWindow).max(100);
const overrides = z.array(override).max(1000);

function checkHours(
  value: { timezone: string; hours: PlannedHours["weekly"]; overrides: PlannedHours["overrides"] },
  context: z.RefinementCtx,
) {
  const hours: PlannedHours = { timezone: value.timezone, weekly: value.hours, overrides: value.overrides };
  for (const found of hoursProblems(hours)) {
    const [head, ...rest] = found.path;
    const path = head === "weekly" ? ["hours", ...rest] : [...found.path];
    const params = hoursParams(found, hours);
    context.addIssue(brokenIssue({ rule: found.rule, path, message: hoursSentence(found, hours), params }));
  }
}

const fields = { name: line(80, 1), timezone, hours: weekly, overrides: overrides.default([]) };
/** A booking on some dates, as far as it takes to know it again. */
export const bookingOnDates = z.object({
  id: z.string(),
  title: z.string(),
  start: toldInstant,
  end: toldInstant,
  invitee: z.object({ name: z.string() }),
});
export const newSchedule = z.strictObject(fields).superRefine(checkHours);
const scheduleEdit = z.strictObject(fields).superRefine(checkHours);
export const schedule = z.object({
  id,
  name: z.string(),
  timezone: z.string(),
  hours: weekly,
  overrides,
  usedBy: z.int().describe("How many event types use it"),
  version,
});

export const scheduleOperations = operations({
  "GET /v1/schedules": {
    id: "listSchedules",
    summary: "The account's schedules",
    access: { as: "account", scope: "schedules:read" },
    query: z.object(pageQuery),
    success: { status: 200, body: page(schedule) },
    errors: [],
  },
  "POST /v1/schedules": {
    id: "createSchedule",
    summary: "A new schedule",
    access: { as: "account", scope: "schedules:write" },
    idempotency: "optional",
    body: newSchedule,
    success: { status: 201, body: schedule },
    errors: [],
  },
  "GET /v1/schedules/{id}": {
    id: "getSchedule",
    summary: "One schedule",
    access: { as: "account", scope: "schedules:read" },
    params: z.object({ id }),
    success: { status: 200, body: schedule },
    errors: ["not_found"],
  },
  "PUT /v1/schedules/{id}": {
    id: "replaceSchedule",
    summary: "Change a schedule",
    access: { as: "account", scope: "schedules:write" },
    ifMatch: true,
    params: z.object({ id }),
    body: scheduleEdit,
    success: { status: 200, body: schedule },
    errors: ["not_found"],
  },
  "GET /v1/schedules/{id}/bookings": {
    id: "listScheduleBookings",
    summary: "Bookings to come on some dates (inclusive, at most 366), of event types that use the schedule",
    access: { as: "account", scope: "bookings:read" },
    params: z.object({ id }),
    query: z.object({ from: date, to: date, timezone }),
    success: {
      status: 200,
      body: z.object({
        count: z.int().describe("How many there are"),
        items: z.array(bookingOnDates).describe("The first 20, by start"),
      }),
    },
    errors: ["not_found"],
  },
  "DELETE /v1/schedules/{id}": {
    id: "deleteSchedule",
    summary: "Delete a schedule that no event type uses",
    access: { as: "account", scope: "schedules:write" },
    params: z.object({ id }),
    success: { status: 204, body: null },
    errors: ["not_found", "schedule_in_use"],
  },
});

export type Schedule = z.output<typeof schedule>;
export type NewSchedule = z.output<typeof newSchedule>;
export type BookingOnDates = z.output<typeof bookingOnDates>;
