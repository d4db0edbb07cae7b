import "../../words/testing/english.ts";
import { expect, test } from "vitest";
import { spanTitle, weekNumber, weekOf } from "./calendar-dates.ts";

test("a week begins with the weekday asked for", () => {
  expect(weekOf("2026-10-15", 1)).toEqual([
    "2026-10-12",
    "2026-10-13",
    "2026-10-14",
    "2026-10-15",
    "2026-10-16",
    "2026-10-17",
    "2026-10-18",
  ]);
  expect(weekOf("2026-10-15", 7)[0]).toBe("2026-10-11");
  expect(weekOf("2026-10-18", 7)[0]).toBe("2026-10-18");
  expect(weekOf("2026-03-01", 1)[0]).toBe("2026-02-23");
});

test("a week is titled by its dates", () => {
  expect(spanTitle(weekOf("2026-10-15", 1), "en-GB")).toBe("12–18 October 2026");
  expect(spanTitle(weekOf("2026-10-29", 1), "en-GB")).toBe("26 October – 1 November 2026");
  expect(spanTitle(weekOf("2026-10-15", 1), "en-US").replace(/\s/g, " ")).toBe("October 12–18, 2026");
  expect(spanTitle(weekOf("2026-10-15", 1), "en-US", "short").replace(/\s/g, " ")).toBe("Oct 12–18, 2026");
  expect(spanTitle(["2026-10-15"], "en-GB")).toBe("15 October 2026");
});

test("weeks are numbered as ISO 8601 does, if they begin on a Monday", () => {
  expect(weekNumber(weekOf("2026-10-15", 1))).toBe(42);
  expect(weekNumber(weekOf("2027-01-01", 1))).toBe(53);
  expect(weekNumber(weekOf("2026-10-15", 7))).toBeNull();
});
