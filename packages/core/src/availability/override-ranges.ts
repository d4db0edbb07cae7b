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

/** One date as it is kept and told: with `since`, it stands for `date` alone, out of a range from there to `until`. */
export interface OverrideDate extends OverrideRange {
  since?: string | undefined;
}

/** The longest range, in dates. */
export const longestRange = 366;
/** So many dates may have hours of their own in one schedule. */
export const mostOverrideDates = 1000;

/** The last date that an override stands for. */
export const lastDateOf = ({ date, since, until }: Pick<OverrideDate, "date" | "since" | "until">): string =>
  since === undefined ? (until ?? date) : date;

/** The first and the last date as day numbers; null where one is no date. */
export function daysOf(override: Pick<OverrideDate, "date" | "since" | "until">): {
  first: number;
  last: number;
} | null {
  const first = parseDate(override.date);
  const last = parseDate(lastDateOf(override));
  return first === null || last === null ? null : { first, last };
}

/**
 * Overrides as single dates, which is how they are kept and told: whoever asks for the hours of a date needs to know of
 * no range. What was told before and has changed in the middle since are the ranges that are left. The dates are good.
 */
export const spreadRanges = (overrides: readonly OverrideDate[]): OverrideDate[] =>
  gatherRanges(overrides).flatMap(({ until, ...first }) => {
    const days = daysOf({ date: first.date, until });
    if (!days || days.first === days.last) return [first];
    const length = days.last - days.first + 1;
    return Array.from({ length }, (_, nth) => ({
      ...first,
      date: formatDate(days.first + nth),
      since: first.date,
      until,
    }));
  });

/** The ranges that overrides stand for, in their order: dates in a row that say they are of one, and are alike. */
export function gatherRanges(overrides: readonly OverrideDate[]): OverrideRange[] {
  const ranges: OverrideRange[] = [];
  overrides.forEach((override, index) => {
    const { since, until, ...first } = override;
    const before = overrides[index - 1];
    const range = ranges.at(-1);
    if (range && before && isNext(before, override)) range.until = override.date;
    else ranges.push(since === undefined ? { ...first, ...(until === undefined ? {} : { until }) } : first);
  });
  return ranges;
}

const isNext = (one: OverrideDate, next: OverrideDate): boolean =>
  next.since !== undefined &&
  next.since === one.since &&
  next.reason === one.reason &&
  parseDate(next.date) === (parseDate(one.date) ?? 0) + 1 &&
  next.windows.length === one.windows.length &&
  next.windows.every(({ start, end }, nth) => start === one.windows[nth]?.start && end === one.windows[nth]?.end);
