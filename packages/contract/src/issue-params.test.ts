import { expect, it } from "vitest";
import { z } from "zod";
import { newEventType } from "./event-types.ts";
import { brief, issueParams } from "./issue-params.ts";
import { issueSentence } from "./issue-sentence.ts";
import { givenLocation } from "./location.ts";
import { date, email, handle, instant, line, minutes, queryMinutes, slug, timezone } from "./primitives.ts";
import type { RuleParams } from "./problem.ts";
import { question } from "./questions.ts";
import { newSchedule } from "./schedules.ts";

function paramsOf(schema: z.ZodType, input: unknown): RuleParams | undefined {
  const [issue] = schema.safeParse(input, { reportInput: true, error: issueSentence }).error?.issues ?? [];
  return issue && issueParams(issue);
}
const eventType = (over: object) => ({ title: "T", scheduleId: crypto.randomUUID(), durations: [30], ...over });
const schedule = (over: object) => ({ name: "H", timezone: "UTC", hours: [], ...over });
const window = (start: string, end: string, days = [1]) => ({ days, start, end });
const kinds = z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })]);

it.each<[string, z.ZodType, unknown, RuleParams]>([
  ["missing", z.string(), undefined, {}],
  ["of another type", z.string(), 5, { expected: "string", received: "number" }],
  ["null", z.object({}), null, { expected: "object", received: "null" }],
  ["a list", z.object({}), [], { expected: "object", received: "array" }],
  ["a fraction", z.int(), 1.5, { expected: "int", received: "number", value: 1.5 }],
  ["no number", z.coerce.number(), "ten", { expected: "number", received: "nan" }],
  ["too small", z.number().min(5), 1, { min: 5, origin: "number", actual: 1 }],
  ["too big", z.int().max(1440), 10_000, { max: 1440, origin: "number", actual: 10_000 }],
  ["too short", z.string().min(10), "👍", { min: 10, origin: "string", actual: 1 }],
  ["a list too long", z.array(z.int()).max(1), [1, 2], { max: 1, origin: "array", actual: 2 }],
  ["empty", line(20, 1), "", { min: 1, origin: "string", actual: 0 }],
  ["too long a line", line(2), "abc", { max: 2, origin: "string", actual: 3 }],
  ["none of the choices", z.enum(["sky", "plum"]), "red", { options: "sky, plum", value: "red" }],
  ["not the one choice", z.literal("1"), "2", { options: "1", value: "2" }],
  ["a field too many", z.strictObject({}), { a: 1 }, {}],
  ["of no form", z.union([z.int(), z.boolean()]), "x", {}],
  ["of no known kind", kinds, { kind: 7 }, { options: "a, b", value: 7 }],
  ["written otherwise", z.uuid(), "b", { expected: "uuid" }],
  ["not a multiple", z.int().multipleOf(5), 3, { divisor: 5 }],
  ["a short appointment", minutes(5, 60), 1, { min: 5, origin: "minutes", actual: 1 }],
  ["a long appointment", minutes(5, 60), 90, { max: 60, origin: "minutes", actual: 90 }],
  ["a long appointment in an address", queryMinutes(5, 60), "90", { max: 60, origin: "minutes", actual: 90 }],
  ["no zone", timezone, "Mars/Olympus", { value: "Mars/Olympus" }],
  ["no date", date, "2030-02-30", { value: "2030-02-30" }],
  ["a date of another age", date, "1899-12-31", { min: 1900, max: 2199 }],
  ["no instant", instant, "now", { value: "now" }],
  ["too exact", instant, "2030-03-13T09:30:00.1234Z", { value: "2030-03-13T09:30:00.1234Z" }],
  ["no address", email, "jo@example", { expected: "email", fault: "no_ending", value: "example" }],
  ["a short handle", handle, "a", { min: 2, origin: "string", actual: 1 }],
  ["no handle", handle, "a_b", { expected: "handle" }],
  ["a reserved slug", slug, "live", { value: "live" }],
  ["no link", givenLocation, { kind: "link", value: "meet.example" }, { value: "meet.example" }],
  ["no number to call", givenLocation, { kind: "phone", value: "12" }, { value: "12" }],
  ["no id of a question", question, { kind: "text", id: "A B", label: "L" }, { expected: "question_id", max: 40 }],
  ["no time", newSchedule, schedule({ hours: [window("9:00", "12:00")] }), { expected: "wall_time" }],
  ["a day named twice", newSchedule, schedule({ hours: [window("09:00", "12:00", [3, 3])] }), { day: 3 }],
  [
    "hours that overlap",
    newSchedule,
    schedule({ hours: [window("09:00", "12:00"), window("11:00", "13:00")] }),
    { start: "11:00", end: "13:00" },
  ],
  [
    "hours that overlap on a date",
    newSchedule,
    schedule({
      overrides: [
        {
          date: "2030-03-13",
          windows: [
            { start: "09:00", end: "12:00" },
            { start: "10:00", end: "11:00" },
          ],
        },
      ],
    }),
    { start: "10:00", end: "11:00", date: "2030-03-13" },
  ],
  [
    "a date named twice",
    newSchedule,
    schedule({
      overrides: [
        { date: "2030-03-13", windows: [] },
        { date: "2030-03-13", windows: [] },
      ],
    }),
    { date: "2030-03-13" },
  ],
])("what is %s brings what its sentence is made of", (_, schema, input, params) => {
  expect(paramsOf(schema, input)).toEqual(params);
});

it("a window that is too long says how long it may be", () => {
  const input = eventType({ bookingWindow: { from: "2030-01-01", to: "2033-01-01" } });
  const [issue] = newEventType.safeParse(input, { reportInput: true }).error?.issues ?? [];
  expect(issue && issueParams(issue)).toEqual({ max: 730, from: "2030-01-01", to: "2033-01-01", actual: 1097 });
});

it.each([
  ["text", "text"],
  ["👍".repeat(41), `${"👍".repeat(40)}…`],
  [10_000, 10_000],
  [null, "null"],
  [undefined, ""],
])("%j is shown as %j", (value, shown) => {
  expect(brief(value)).toBe(shown);
});
