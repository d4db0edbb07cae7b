import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { draftOf, setWindow, switchDay } from "./hours-draft.ts";
import { overrideProblems, windowProblems } from "./hours-problems.ts";

const week = draftOf({
  name: "Hours",
  timezone: "Europe/Lisbon",
  hours: [
    { days: [1, 2], start: "09:00", end: "17:00" },
    { days: [2], start: "19:00", end: "21:00" },
  ],
  overrides: [],
});

test("hours that overlap on a day are named at both, with what they overlap", () => {
  expect([...windowProblems(setWindow(week, 2, "2-1", { start: "16:00" }), "24")]).toEqual([
    ["2-0", "These hours and 16:00–21:00 overlap."],
    ["2-1", "These hours and 09:00–17:00 overlap."],
  ]);
});

test("an end before the beginning is named where it was typed, and where it reaches to", () => {
  const mistyped = setWindow(week, 1, "1-0", { start: "19:00" });
  expect([...windowProblems(mistyped, "24")]).toEqual([
    ["1-0", "These hours end on Tuesday at 17:00, and overlap Tuesday’s 09:00–17:00."],
    ["2-0", "Monday’s 19:00–17:00 end here at 17:00, and overlap these hours."],
  ]);
});

test("Sunday’s hours that reach into Monday are found, on a clock of twelve too", () => {
  const late = setWindow(switchDay(week, 7, true), 7, "7-0", { start: "22:00", end: "10:00" });
  expect(windowProblems(late, "24").get("7-0")).toBe(
    "These hours end on Monday at 10:00, and overlap Monday’s 09:00–17:00.",
  );
  expect(windowProblems(late, "12").get("7-0")).toMatch(/end on Monday at 10:00\sam, and overlap Monday’s 9:00\sam/i);
});

test("a day that ends in its own second hours by way of the next day says so", () => {
  expect(windowProblems(setWindow(week, 2, "2-1", { end: "18:00" }), "24").size).toBe(0);
  expect(windowProblems(setWindow(week, 2, "2-0", { end: "08:00" }), "24").get("2-0")).toBe(
    "These hours end on Wednesday at 08:00, and overlap 19:00–21:00.",
  );
});

test("nothing is wrong on days that are off", () => {
  const overlapping = setWindow(week, 2, "2-1", { start: "12:00" });
  expect(windowProblems(switchDay(overlapping, 2, false), "24").size).toBe(0);
});

test("a date’s own hours are named by their position", () => {
  expect([
    ...overrideProblems(
      [
        { start: "09:00", end: "12:00" },
        { start: "10:00", end: "11:00" },
        { start: "14:00", end: "15:00" },
      ],
      "24",
    ),
  ]).toEqual([
    [0, "These hours and 10:00–11:00 overlap."],
    [1, "These hours and 09:00–12:00 overlap."],
  ]);
});
