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

/** What is wrong with the weeks of a day; the times of this month and the next are at hand, and no others. */
function faults(today: string, first: number): string[] {
  const month = monthOf(today);
  const next = addMonths(month, 1);
  const weeks = monthWeeks(month, today, first);
  const days = weeks.flat();
  const rules: Record<string, boolean> = {
    "today is there": days.includes(today),
    "so is the month's end": days.includes(lastOf(month)),
    "two weeks are to come": days.filter((date) => date >= today).length >= 14,
    "it is no longer than a month": weeks.length <= 6,
    "weeks begin where they should": daysIntoWeek(days[0] ?? "", first) === 0,
    "no day is left out": days.every((date, index) => index === 0 || date === addDays(days[index - 1] ?? "", 1)),
    "nothing unknown is shown": (weeks.at(-1)?.[0] ?? "") <= lastOf(next),
    "it says whether it runs on": runsOn(days, month) === addDays(today, 14) > lastOf(month),
    "the next month stands alone": !runsOn(monthWeeks(next, today, first).flat(), next),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

test.each([1, 6, 7])("on every day of five years two weeks can be chosen from, in weeks from weekday %i", (first) => {
  const found: Record<string, string[]> = {};
  for (let today = "2024-01-01"; today < "2029-01-01"; today = addDays(today, 1)) {
    const wrong = faults(today, first);
    if (wrong.length > 0) found[today] = wrong;
  }
  expect(found).toEqual({});
});

test("another month than this one is shown as it is", () => {
  expect(monthWeeks("2026-12", "2026-11-27", 1)).toEqual(weeksOf("2026-12", 1));
});
