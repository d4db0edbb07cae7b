import { expect, test } from "vitest";
import { quietestStart } from "./quietest-start.ts";

const slot = (time: string, minutes: number, date = "2026-11-30") => {
  const start = Date.parse(`${date}T${time}:00Z`);
  return { start: new Date(start).toISOString(), end: new Date(start + minutes * 60_000).toISOString() };
};
const hours = ["09:00", "09:30", "10:00", "10:30"].map((time) => slot(time, 60));

test("a short time is held where it takes one of the usual ones alone", () => {
  const short = ["09:00", "09:30", "10:00", "10:30", "11:00"].map((time) => slot(time, 30));
  expect(quietestStart(hours, short)).toBe(slot("09:00", 30).start);
  expect(quietestStart(hours, short.slice(1))).toBe(slot("11:00", 30).start);
});

test("what takes none of them shows nothing, and another day is left alone", () => {
  expect(quietestStart(hours, [slot("18:00", 30), slot("09:00", 30, "2026-12-01")])).toBeNull();
  expect(quietestStart([], [slot("09:00", 30)])).toBeNull();
});
