import type { NewSchedule, Schedule } from "@daybook/contract/schedules";
import { formatWallTime } from "@daybook/core/time/civil";
import { MINUTES_A_DAY } from "../../../time/units.ts";
import { type OverrideDraft, overridesFrom, overridesTo } from "./override-draft.ts";
import { byStart, minutesOf as minutes, type TimeSpan } from "./time-span.ts";

export type { TimeSpan } from "./time-span.ts";

/** ISO weekdays, Monday first, as hours are stored. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

export interface WindowDraft extends TimeSpan {
  key: string;
}
export interface DayDraft {
  day: Weekday;
  /** Off keeps the windows, so that switching on again brings them back. */
  on: boolean;
  windows: WindowDraft[];
}
export interface ScheduleDraft {
  name: string;
  timezone: string;
  days: DayDraft[];
  overrides: OverrideDraft[];
}

/** Keys name windows while they are edited; they are counted within a draft, so that equal drafts are equal. */
function keyed(day: Weekday, windows: readonly TimeSpan[]): WindowDraft[] {
  return windows.map(({ start, end }, index) => ({ key: `${day}-${index}`, start, end }));
}

const freshKey = (day: DayDraft) => {
  const taken = new Set(day.windows.map((window) => window.key));
  let index = day.windows.length;
  while (taken.has(`${day.day}-${index}`)) index++;
  return `${day.day}-${index}`;
};

export function draftOf(schedule: Pick<Schedule, "name" | "timezone" | "hours" | "overrides">): ScheduleDraft {
  return {
    name: schedule.name,
    timezone: schedule.timezone,
    days: weekdays.map((day) => {
      const windows = schedule.hours.filter((entry) => entry.days.includes(day)).sort(byStart);
      return { day, on: windows.length > 0, windows: keyed(day, windows) };
    }),
    overrides: overridesFrom(schedule.overrides),
  };
}

/** What is sent: equal windows of several days become one entry. */
export function scheduleOf(draft: ScheduleDraft): NewSchedule {
  const entries = new Map<string, { days: number[]; start: string; end: string }>();
  for (const { day, on, windows } of draft.days) {
    if (!on) continue;
    for (const { start, end } of windows) {
      const entry = entries.get(`${start}-${end}`) ?? { days: [], start, end };
      if (!entry.days.includes(day)) entry.days.push(day);
      entries.set(`${start}-${end}`, entry);
    }
  }
  return {
    name: draft.name.trim(),
    timezone: draft.timezone,
    hours: [...entries.values()].sort(byStart),
    overrides: overridesTo(draft.overrides),
  };
}

const onDay = (draft: ScheduleDraft, day: Weekday, change: (day: DayDraft) => DayDraft): ScheduleDraft => ({
  ...draft,
  days: draft.days.map((one) => (one.day === day ? change(one) : one)),
});

export function switchDay(draft: ScheduleDraft, day: Weekday, on: boolean): ScheduleDraft {
  return onDay(draft, day, (one) => ({
    ...one,
    on,
    windows: on && one.windows.length === 0 ? keyed(day, [{ start: "09:00", end: "17:00" }]) : one.windows,
  }));
}

/** The next stretch that still fits the day: two hours, one hour after the last; an evening after that. */
export function nextWindow(windows: readonly TimeSpan[]): TimeSpan | null {
  if (windows.length === 0) return { start: "09:00", end: "17:00" };
  const last = [...windows].sort(byStart).at(-1);
  if (!last || minutes(last.end) <= minutes(last.start)) return null;
  const start = Math.min(minutes(last.end) + 60, 23 * 60);
  if (start <= minutes(last.end)) return null;
  return { start: formatWallTime(start), end: formatWallTime(Math.min(start + 120, MINUTES_A_DAY)) };
}

export function addWindow(draft: ScheduleDraft, day: Weekday): ScheduleDraft {
  return onDay(draft, day, (one) => {
    if (!one.on)
      return {
        ...one,
        on: true,
        windows: one.windows.length > 0 ? one.windows : keyed(day, [{ start: "09:00", end: "17:00" }]),
      };
    const next = nextWindow(one.windows);
    return next ? { ...one, windows: [...one.windows, { key: freshKey(one), ...next }] } : one;
  });
}

export function setWindow(draft: ScheduleDraft, day: Weekday, key: string, span: Partial<TimeSpan>): ScheduleDraft {
  return onDay(draft, day, (one) => ({
    ...one,
    windows: one.windows.map((window) => (window.key === key ? { ...window, ...span } : window)),
  }));
}

/** Taking the last window away switches the day off. */
export function removeWindow(draft: ScheduleDraft, day: Weekday, key: string): ScheduleDraft {
  return onDay(draft, day, (one) => {
    const windows = one.windows.filter((window) => window.key !== key);
    return { ...one, windows, on: windows.length > 0 };
  });
}

export function copyDay(draft: ScheduleDraft, from: Weekday, to: readonly Weekday[]): ScheduleDraft {
  const source = draft.days.find((one) => one.day === from);
  if (!source) return draft;
  return {
    ...draft,
    days: draft.days.map((one) =>
      one.day !== from && to.includes(one.day)
        ? { day: one.day, on: source.on, windows: keyed(one.day, source.windows) }
        : one,
    ),
  };
}

/** Whether a window reaches into the next day; 24:00 is the end of its own, and 09:00 to 09:00 are 24 hours. */
export const endsNextDay = ({ start, end }: TimeSpan) => minutes(end) <= minutes(start);

/** How long a window lasts, in minutes. */
export const lengthOf = (window: TimeSpan) =>
  minutes(window.end) - minutes(window.start) + (endsNextDay(window) ? MINUTES_A_DAY : 0);
