import { expect, test } from "vitest";
import { addDays, addMonths, daysIntoWeek, lastOf, monthOf, weeksOf } from "../time/month.ts";
import { monthWeeks, runsOn } from "./month-weeks.ts";

test.each([
  ["2026-11-10", 1, "2026-10-26", "2026-12-06"],
  ["2026-11-16", 1, "2026-10-26", "2026-12-06"],
  ["2026-11-17", 1, "2026-11-16", "2026-12-20"],
  ["2026-11-27", 1, "2026-11-23", "2026-12-27"],
  ["2026-11-30", 1, "2026-11-30", "2026-12-27"],
  ["2026-12-31", 1, "2026-12-28", "2027-01-31"],
  ["2027-02-28", 1, "2027-02-22", "2027-03-28"],
  ["2028-02-29", 7, "2028-02-27", "2028-03-25"],
  ["2027-01-31", 7, "2027-01-31", "2027-02-27"],
])("on %s, in weeks from weekday %i, a month is shown from %s to %s", (today, first, from, to) => {
  const days = monthWeeks(monthOf(today), today, first).flat();
  expect([days[0], days.at(-1)]).toEqual([from, to]);
});

test.each([1, 6, 7])(
  "on every day of twelve years two weeks can be chosen from, in whole weeks from weekday %i",
  (first) => {
    for (let today = "2024-01-01"; today < "2036-01-01"; today = addDays(today, 1)) {
      const month = monthOf(today);
      const weeks = monthWeeks(month, today, first);
      const days = weeks.flat();
      expect(days, today).toContain(today);
      expect(days.filter((date) => date >= today).length, today).toBeGreaterThanOrEqual(14);
      expect(weeks.length, today).toBeLessThanOrEqual(6);
      expect(daysIntoWeek(days[0] ?? "", first), today).toBe(0);
      for (const [index, date] of days.entries()) expect(date).toBe(addDays(days[0] ?? "", index));
      // The times of this month and the next are at hand: nothing is shown of which nothing is known, but the last week's end.
      expect((weeks.at(-1)?.[0] ?? "") <= lastOf(addMonths(month, 1)), today).toBe(true);
      expect(days, today).toContain(lastOf(month));
      expect(runsOn(days, month), today).toBe(addDays(today, 14) > lastOf(month));
      const next = addMonths(month, 1);
      expect(runsOn(monthWeeks(next, today, first).flat(), next), today).toBe(false);
    }
  },
);

test("another month than this one is shown as it is", () => {
  expect(monthWeeks("2026-12", "2026-11-27", 1)).toEqual(weeksOf("2026-12", 1));
});
