import { formatDate, parseDate } from "../time/civil.ts";
import type { HoursWindow } from "./hours-window.ts";

/** Dates in a row, from `date` to `until`, both included, that have hours of their own: the same on each of them. */
export interface OverrideRange {
  date: string;
  /** Absent: one date. */
  until?: string | undefined;
  /** Why, in the host's words, and for the host alone. */
  reason?: string | undefined;
  windows: HoursWindow[];
}

/** One date of a range as it is kept: the first carries what is said of all, each further one names that first one. */
export interface OverrideDate extends OverrideRange {
  since?: string | undefined;
}

/** The longest range, in dates. */
export const longestRange = 366;
/** So many dates may have hours of their own in one schedule. */
export const mostOverrideDates = 1000;

/** The first and the last date as day numbers; null where one is no date. */
export function daysOf({ date, until }: Pick<OverrideRange, "date" | "until">): { first: number; last: number } | null {
  const first = parseDate(date);
  const last = until === undefined ? first : parseDate(until);
  return first === null || last === null ? null : { first, last };
}

/**
 * Ranges as single dates, which is how they are kept: whoever asks for the hours of a date needs to know of no range.
 * The ranges are good ones.
 */
export function spreadRanges(ranges: readonly OverrideRange[]): OverrideDate[] {
  return ranges.flatMap((range) => {
    const days = daysOf(range);
    const dates: OverrideDate[] = [range];
    for (let day = (days?.first ?? 0) + 1; days && day <= days.last; day++)
      dates.push({ date: formatDate(day), windows: range.windows, since: range.date });
    return dates;
  });
}

/** The ranges that `spreadRanges` made dates of, in their order. */
export const gatherRanges = (dates: readonly OverrideDate[]): OverrideRange[] =>
  dates.filter(({ since }) => since === undefined);
