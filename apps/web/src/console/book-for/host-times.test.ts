import { expect, test } from "vitest";
import { hostTimeAt, linesOf } from "./host-times.ts";

const span = (from: string, to: string) => ({ start: `2030-01-15T${from}:00Z`, end: `2030-01-15T${to}:00Z` });
const booked = { ...span("12:00", "13:00"), kind: "appointment" as const, title: "Lesson" };
const answer = {
  slots: [span("09:00", "10:00"), span("10:00", "11:00")],
  overrulable: [
    { ...span("04:00", "05:00"), reason: "outside_hours" },
    { ...span("08:00", "09:00"), reason: "outside_hours" },
    { ...span("09:15", "10:15"), reason: "off_grid" },
  ],
  taken: [
    { ...span("03:00", "04:00"), reason: "past" },
    { ...span("11:15", "12:15"), reason: "booked", by: booked },
    { ...span("12:00", "13:00"), reason: "booked", by: booked },
  ],
};
const shown = { date: "2030-01-15", timezone: "Europe/Lisbon", slotInterval: 60, outside: true, chosen: null };
const times = (over: Partial<Omit<typeof shown, "chosen">> & { chosen?: string }) =>
  linesOf(answer, { ...shown, ...over }).map(({ start, kind }) => `${start.slice(11, 16)} ${kind}`);

test("a day's lines are what is offered, what may be overruled by day, and each booking once", () => {
  expect(times({})).toEqual(["08:00 overrulable", "09:00 offered", "10:00 offered", "12:00 taken"]);
});

test("without the others only what is offered and what is booked stands there", () => {
  expect(times({ outside: false })).toEqual(["09:00 offered", "10:00 offered", "12:00 taken"]);
});

test("the chosen one is shown, wherever it lies", () => {
  expect(times({ chosen: "2030-01-15T09:15:00Z", outside: false })).toContain("09:15 overrulable");
  expect(times({ chosen: "2030-01-15T04:00:00.000Z" })).toContain("04:00 overrulable");
});

test("smaller steps show quarters", () => {
  expect(times({ slotInterval: 15 })).toContain("09:15 overrulable");
});

test("one start says what it is", () => {
  expect(hostTimeAt(answer, "2030-01-15T12:00:00Z")).toMatchObject({ kind: "taken", refused: { reason: "booked" } });
  expect(hostTimeAt(answer, "2030-01-15T12:01:00Z")).toBeNull();
});
