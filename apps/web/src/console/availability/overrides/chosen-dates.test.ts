import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { datesBetween, datesWords, mostDates, toggleDate } from "./chosen-dates.ts";

test("a date pressed twice is let go, and the order of the others stays", () => {
  const chosen = ["2030-10-15", "2030-10-03", "2030-10-20"].reduce<string[]>(toggleDate, []);
  expect(toggleDate(chosen, "2030-10-03")).toEqual(["2030-10-15", "2030-10-20"]);
});

test("what lies between the first and the last is what isn't chosen, over the month's end", () => {
  expect(datesBetween(["2030-11-02", "2030-10-30", "2030-10-31"])).toEqual(["2030-11-01"]);
  expect(datesBetween(["2030-10-30"])).toEqual([]);
  expect(datesBetween([])).toEqual([]);
  expect(datesBetween(["2030-01-01", "2039-01-01"]).length).toBe(mostDates - 2);
});

test("one date is named, several are counted", () => {
  expect(datesWords(["2030-10-15"])).toContain("15");
  expect(datesWords(["2030-10-15", "2030-10-16"])).toBe("2 dates");
});
