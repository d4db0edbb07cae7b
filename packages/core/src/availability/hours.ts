import { parseWallTime } from "../time/civil.ts";
import { zone } from "../time/zone.ts";
import type { HoursWindow } from "./hours-window.ts";
import { type OverrideDateRule, overrideDateProblems } from "./override-problems.ts";
import type { OverrideDate } from "./override-ranges.ts";

export type { HoursWindow } from "./hours-window.ts";

/** When a host works, as wall times in `timezone` (an IANA name). */
export interface Hours {
  timezone: string;
  /** `days` are ISO weekdays, 1 = Monday … 7 = Sunday. */
  weekly: (HoursWindow & { days: number[] })[];
  /**
   * Each replaces the weekly hours of its date; no windows means not available. A window belongs, whole, to the date it
   * starts on: an override of the 13th also takes away what the 13th's weekly hours had past midnight, and leaves what
   * the 12th's hours reach into the 13th (cal.com #10200, #27220: an override that cut by the clock landed on the wrong
   * day).
   */
  overrides: { date: string; windows: HoursWindow[] }[];
}

/** Hours as a host says them, whose overrides may stand for several dates in a row. */
export interface PlannedHours extends Omit<Hours, "overrides"> {
  overrides: OverrideDate[];
}

export type HoursRule =
  | "unknown_timezone"
  | "invalid_day"
  | "duplicate_day"
  | "invalid_time"
  | "overlap"
  | OverrideDateRule;

/** What is wrong, and where: `path` leads to the value inside the hours. */
export interface HoursProblem {
  path: (string | number)[];
  rule: HoursRule;
  /** The override that it shares dates with, by its index. */
  other?: number;
}

/** A window in minutes of its date, half-open: start 0 to 1439, end up to 2880 (past midnight). */
export interface WallWindow {
  start: number;
  end: number;
}

/** Minutes of a window; null where a time is malformed. */
export function wallWindow(window: HoursWindow): WallWindow | null {
  const start = parseWallTime(window.start);
  const end = parseWallTime(window.end);
  if (start === null || end === null || start === 1440) return null;
  return { start, end: end <= start ? end + 1440 : end };
}

/**
 * Everything that keeps hours from meaning one thing; empty when they are good. Windows overlap when they share a
 * minute, also across midnight with the next weekday's; of two that do, the later in the list is named. An override
 * that overlaps what the previous date reaches into it is no problem: it then is open once.
 */
export function hoursProblems(hours: PlannedHours): HoursProblem[] {
  const problems: HoursProblem[] = [];
  if (zone(hours.timezone) === null) problems.push({ path: ["timezone"], rule: "unknown_timezone" });

  const week: Placed[] = [];
  hours.weekly.forEach((rule, index) => {
    const path = ["weekly", index];
    const days = goodDays(rule.days, path, problems);
    const window = goodWindow(rule, path, problems);
    if (!window) return;
    for (const day of days) place(week, window, day - 1, index);
  });
  for (const index of overlapping(week)) problems.push({ path: ["weekly", index], rule: "overlap" });

  problems.push(...overrideDateProblems(hours.overrides));
  hours.overrides.forEach((override, index) => {
    const path = ["overrides", index];
    const date: Placed[] = [];
    override.windows.forEach((entry, nth) => {
      const window = goodWindow(entry, [...path, "windows", nth], problems);
      if (window) date.push({ ...window, index: nth });
    });
    for (const nth of overlapping(date)) problems.push({ path: [...path, "windows", nth], rule: "overlap" });
  });
  return problems;
}

function goodDays(days: number[], path: (string | number)[], problems: HoursProblem[]): Set<number> {
  const good = new Set<number>();
  days.forEach((day, index) => {
    if (!Number.isInteger(day) || day < 1 || day > 7) {
      problems.push({ path: [...path, "days", index], rule: "invalid_day" });
    } else if (good.has(day)) {
      problems.push({ path: [...path, "days", index], rule: "duplicate_day" });
    } else {
      good.add(day);
    }
  });
  return good;
}

function goodWindow(window: HoursWindow, path: (string | number)[], problems: HoursProblem[]): WallWindow | null {
  const start = parseWallTime(window.start);
  const end = parseWallTime(window.end);
  // A start of 24:00 would be the next date's 00:00, and belong to neither.
  if (start === null || start === 1440) problems.push({ path: [...path, "start"], rule: "invalid_time" });
  if (end === null) problems.push({ path: [...path, "end"], rule: "invalid_time" });
  return wallWindow(window);
}

interface Placed extends WallWindow {
  index: number;
}

const week = 7 * 1440;

function place(placed: Placed[], window: WallWindow, dayOfWeek: number, index: number): void {
  const start = dayOfWeek * 1440 + window.start;
  const end = dayOfWeek * 1440 + window.end;
  placed.push({ start, end, index });
  // Sunday's tail meets Monday.
  if (end > week) placed.push({ start: start - week, end: end - week, index });
}

/** Indexes of the windows that overlap another with a smaller index. */
function overlapping(windows: Placed[]): number[] {
  const sorted = windows.toSorted((a, b) => a.start - b.start);
  const found = new Set<number>();
  let longest: Placed | undefined;
  for (const window of sorted) {
    if (longest && window.start < longest.end) found.add(Math.max(window.index, longest.index));
    if (!longest || window.end > longest.end) longest = window;
  }
  return [...found].sort((a, b) => a - b);
}
