import { addDays, addMonths, daysIntoWeek, lastOf, type Month, monthOf, weeksOf } from "../time/month.ts";

/** With fewer days than these to come, a month's weeks leave too little to choose from. */
const FEW_DAYS = 14;
const WEEKS = 5;

/**
 * The weeks to choose a day from. A month that is nearly over begins with this week and runs on into the next month,
 * in whole weeks that end there; every other month is shown as it is.
 */
export function monthWeeks(month: Month, today: string, firstWeekday: number): string[][] {
  const weeks = weeksOf(month, firstWeekday);
  if (month !== monthOf(today) || addDays(today, FEW_DAYS) <= lastOf(month)) return weeks;
  const end = lastOf(addMonths(month, 1));
  const shown = weeks.filter((week) => week.includes(today) || (week[0] ?? "") > today);
  for (
    let next = addDays(today, 7 * shown.length - daysIntoWeek(today, firstWeekday));
    shown.length < WEEKS && addDays(next, 6) <= end;
    next = addDays(next, 7)
  )
    shown.push(Array.from({ length: 7 }, (_, index) => addDays(next, index)));
  return shown;
}

/** Whether the dates shown of a month go on into the next one: whole weeks of that, not the end of one. */
export const runsOn = (dates: readonly string[], month: Month): boolean => monthOf(dates.at(-7) ?? "") > month;
