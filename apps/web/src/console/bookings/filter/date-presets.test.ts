import { expect, test } from "vitest";
import { presetDates, presetOf } from "./date-presets.ts";

const [MONDAY, SUNDAY] = [1, 7];

test.each([
  ["today", "2030-03-31", "2030-03-31"],
  ["thisWeek", "2030-03-25", "2030-03-31"],
  ["nextWeek", "2030-04-01", "2030-04-07"],
  ["lastWeek", "2030-03-18", "2030-03-24"],
  ["thisMonth", "2030-03-01", "2030-03-31"],
  ["nextMonth", "2030-04-01", "2030-04-30"],
  ["lastMonth", "2030-02-01", "2030-02-28"],
  ["thisYear", "2030-01-01", "2030-12-31"],
  ["lastYear", "2029-01-01", "2029-12-31"],
] as const)("on Sunday 31 March 2030, %s is %s to %s", (name, from, to) => {
  expect(presetDates(name, "2030-03-31", MONDAY)).toEqual({ from, to });
  expect(presetOf({ from, to }, "2030-03-31", MONDAY)).toBe(name);
});

test("a week begins where the reader's does", () => {
  expect(presetDates("thisWeek", "2030-03-31", SUNDAY)).toEqual({ from: "2030-03-31", to: "2030-04-06" });
});

test("other dates are no preset", () => {
  expect(presetOf({ from: "2030-03-01", to: "2030-03-30" }, "2030-03-31", MONDAY)).toBeUndefined();
  expect(presetOf({ from: "2030-03-01" }, "2030-03-31", MONDAY)).toBeUndefined();
});
