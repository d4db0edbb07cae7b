import { addDays, addMonths, daysIntoWeek, firstOf, lastOf, monthOf } from "../../../time/month.ts";
import type { ListState } from "./booking-filter.ts";

interface Dates {
  from: string;
  to: string;
}
export type PresetName =
  | "today"
  | "thisWeek"
  | "nextWeek"
  | "lastWeek"
  | "thisMonth"
  | "nextMonth"
  | "lastMonth"
  | "thisYear"
  | "lastYear";

const week = (monday: string): Dates => ({ from: monday, to: addDays(monday, 6) });
const month = (of: string): Dates => ({ from: firstOf(of), to: lastOf(of) });
const year = (of: number): Dates => ({ from: `${of}-01-01`, to: `${of}-12-31` });

/** Both dates are included. */
export function presetDates(name: PresetName, today: string, firstWeekday: number): Dates {
  const monday = addDays(today, -daysIntoWeek(today, firstWeekday));
  const [thisMonth, thisYear] = [monthOf(today), Number(today.slice(0, 4))];
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "thisWeek":
      return week(monday);
    case "nextWeek":
      return week(addDays(monday, 7));
    case "lastWeek":
      return week(addDays(monday, -7));
    case "thisMonth":
      return month(thisMonth);
    case "nextMonth":
      return month(addMonths(thisMonth, 1));
    case "lastMonth":
      return month(addMonths(thisMonth, -1));
    case "thisYear":
      return year(thisYear);
    case "lastYear":
      return year(thisYear - 1);
  }
}

/** What one looks for among what comes, and among what was. Cancelled ones are of both kinds. */
export const presetsOf: Readonly<Record<ListState, readonly PresetName[]>> = {
  upcoming: ["today", "thisWeek", "nextWeek", "thisMonth", "nextMonth"],
  past: ["today", "thisWeek", "lastWeek", "thisMonth", "lastMonth", "thisYear", "lastYear"],
  cancelled: ["thisWeek", "lastWeek", "thisMonth", "lastMonth", "thisYear"],
};

/** The preset that means exactly these dates. */
export function presetOf(dates: Partial<Dates>, today: string, firstWeekday: number): PresetName | undefined {
  const names = [...new Set(Object.values(presetsOf).flat())];
  return names.find((name) => {
    const { from, to } = presetDates(name, today, firstWeekday);
    return from === dates.from && to === dates.to;
  });
}
