import { expect, test } from "vitest";
import { addDays, addMonths, daysIntoWeek, lastOf, sameDayIn, weeksOf } from "./month.ts";

test("October 2026 from Monday is five weeks, from Sunday five as well", () => {
  const weeks = weeksOf("2026-10", 1);
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toBe("2026-09-28");
  expect(weeks.at(-1)?.at(-1)).toBe("2026-11-01");
  expect(weeksOf("2026-10", 7)[0]?.[0]).toBe("2026-09-27");
});

test("a month of four weeks, and one of six", () => {
  expect(weeksOf("2027-02", 1)).toHaveLength(4);
  expect(weeksOf("2026-08", 1)).toHaveLength(6);
});

test.each([1, 6, 7])("every day of ten years stands once in its month, in weeks that begin on weekday %i", (first) => {
  for (let month = "2024-01"; month < "2034-01"; month = addMonths(month, 1)) {
    const weeks = weeksOf(month, first);
    const inside = weeks.flat().filter((date) => date.startsWith(month));
    expect(inside).toHaveLength(Number(lastOf(month).slice(8)));
    for (const week of weeks) expect(daysIntoWeek(week[0] ?? "", first)).toBe(0);
  }
});

test.each([
  ["2026-12", 1, "2027-01"],
  ["2026-01", -1, "2025-12"],
  ["2026-11", 14, "2028-01"],
])("%s and %i months is %s", (month, months, expected) => {
  expect(addMonths(month, months)).toBe(expected);
});

test("the 31st becomes the last day of a shorter month", () => {
  expect(sameDayIn("2027-01-31", "2027-02")).toBe("2027-02-28");
  expect(sameDayIn("2028-01-31", "2028-02")).toBe("2028-02-29");
  expect(sameDayIn("2027-01-15", "2027-02")).toBe("2027-02-15");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});
