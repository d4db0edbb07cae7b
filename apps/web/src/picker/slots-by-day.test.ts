import { expect, test } from "vitest";
import { dateIn, minuteIn, partOf, slotsByDay, tallyOf } from "./slots-by-day.ts";

const slot = (start: string, minutes = 60) => ({
  start,
  end: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
});
const answer = (starts: string[], held: { start: string; until: string }[] = []) => ({
  version: 1,
  stale: false,
  slots: starts.map((start) => slot(start)),
  held: held.map(({ start, until }) => ({ ...slot(start), until })),
});
const past = 0;

test("one instant is on different days in different zones", () => {
  const days = (zone: string) => [...slotsByDay(answer(["2026-10-15T23:30:00Z"]), zone, past).keys()];
  expect(days("Europe/Lisbon")).toEqual(["2026-10-16"]);
  expect(days("America/New_York")).toEqual(["2026-10-15"]);
  expect(days("Pacific/Kiritimati")).toEqual(["2026-10-16"]);
  expect(days("Pacific/Pago_Pago")).toEqual(["2026-10-15"]);
});

test("when clocks go back, both half past ones stand on that day, in the order they come", () => {
  const starts = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T23:30:00Z", "2026-10-24T22:30:00Z"];
  const days = slotsByDay(answer(starts), "Europe/Lisbon", past);
  expect(days.get("2026-10-25")?.free.map(({ start }) => start)).toEqual([starts[0], starts[1], starts[2]]);
  expect(days.get("2026-10-25")?.free.map(({ start }) => minuteIn("Europe/Lisbon", start))).toEqual([90, 90, 1410]);
  expect(days.get("2026-10-24")?.free.map(({ start }) => start)).toEqual([starts[3]]);
});

test("when clocks go forward, the missing hour is no day's", () => {
  const starts = ["2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z"];
  const days = slotsByDay(answer(starts), "Europe/Lisbon", past);
  expect(days.get("2027-03-28")?.free.map(({ start }) => minuteIn("Europe/Lisbon", start))).toEqual([30, 120]);
});

test("a date that a zone skipped has no slots, and its neighbours keep theirs", () => {
  expect(dateIn("Pacific/Apia", "2011-12-30T09:59:00Z")).toBe("2011-12-29");
  expect(dateIn("Pacific/Apia", "2011-12-30T10:00:00Z")).toBe("2011-12-31");
});

test("what has begun is gone, and so is a hold that has ended", () => {
  const now = Date.parse("2026-10-15T11:30:00Z");
  const held = [
    { start: "2026-10-15T13:00:00Z", until: "2026-10-15T11:29:00Z" },
    { start: "2026-10-15T14:00:00Z", until: "2026-10-15T11:34:00Z" },
  ];
  const day = slotsByDay(answer(["2026-10-15T11:30:00Z", "2026-10-15T12:00:00Z"], held), "UTC", now).get("2026-10-15");
  expect(day?.free.map(({ start }) => start)).toEqual(["2026-10-15T12:00:00Z"]);
  expect(day?.held.map(({ start }) => start)).toEqual(["2026-10-15T14:00:00Z"]);
});

test("one's own hold counts as free", () => {
  const held = [{ start: "2026-10-15T14:00:00Z", until: "2026-10-15T11:34:00.000Z" }];
  const day = slotsByDay(answer(["2026-10-15T15:00:00Z"], held), "UTC", past, "2026-10-15T11:34:00Z").get("2026-10-15");
  expect(day?.free.map(({ start }) => start)).toEqual(["2026-10-15T14:00:00Z", "2026-10-15T15:00:00Z"]);
  expect(day?.held).toEqual([]);
});

test("strokes and parts of the day", () => {
  expect([0, 1, 2, 3, 4, 5, 7, 8, 40].map(tallyOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect([0, 299, 300, 719, 720, 1079, 1080].map(partOf)).toEqual([
    "night",
    "night",
    "morning",
    "morning",
    "afternoon",
    "afternoon",
    "evening",
  ]);
});
