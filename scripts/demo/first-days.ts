import { formatDate, isoWeekday, parseWallTime } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { elsewhere, host, schedule, usualWeek } from "./people.ts";

const MINUTE = 60_000;
const DAY = 1440;
/** What is offered anew, in minutes: so long from then on. */
const MORE = 4 * 60;
const SOON = 15;
const LESSON = 60;
const STEP = 30;
/** With fewer free times than these a day looks full. */
const FEW = 4;

/** Half-open, in minutes since the epoch. */
export interface Span {
  start: number;
  end: number;
}

/** How the demo's first two days are made so that there is something to book. */
export interface FirstDays {
  /** Dates with other hours than the week's. */
  overrides: { date: string; windows: { start: string; end: string }[] }[];
  /** Where nothing is booked, and nothing is busy elsewhere. */
  cleared: Span[];
}

const place = () => {
  const found = zone(host.timezone);
  if (!found) throw new Error(`The demo's ${host.timezone} is unknown`);
  return found;
};
const minutesOf = (wall: string) => parseWallTime(wall) ?? 0;
const at = (day: number, minute: number) => place().toInstant(day, minute);
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** The hours of a weekday as they stand in the schedule. */
export const usualWindows = (day: number) =>
  schedule.hours.filter(({ days }) => days.includes(isoWeekday(day))).map(({ start, end }) => ({ start, end }));

/** What is booked or busy in a usual week on that day, with what is kept clear around it. */
export function takenOn(day: number): Span[] {
  const weekday = isoWeekday(day);
  const lessons = usualWeek
    .filter(([on]) => on === weekday)
    .map(([, wall, slug, duration]) => {
      const clear = slug === "coaching" ? 30 : 0;
      const start = at(day, minutesOf(wall));
      return { start: start - clear, end: start + duration + clear };
    });
  const busy = elsewhere
    .filter(([on]) => on === weekday)
    .map(([, from, to]) => ({ start: at(day, minutesOf(from)), end: at(day, minutesOf(to)) }));
  return [...lessons, ...busy];
}

export const windowSpans = (day: number, windows: readonly { start: string; end: string }[]): Span[] =>
  windows.map(({ start, end }) => {
    const [from, to] = [minutesOf(start), minutesOf(end)];
    return { start: at(day, from), end: at(day, to <= from ? to + DAY : to) };
  });

/** The end of what is open from a window on: windows that touch are one. */
const reachOf = (window: Span, open: readonly Span[]): number => {
  const next = open.find(({ start }) => start === window.end);
  return next ? reachOf(next, open) : window.end;
};

/** Starts of a lesson in a stretch, as the product offers them: in steps from each window's beginning. */
export function freeStarts(open: readonly Span[], taken: readonly Span[], stretch: Span): number[] {
  const starts = open.flatMap((window) =>
    Array.from(
      { length: Math.ceil((window.end - window.start) / STEP) },
      (_, index) => window.start + index * STEP,
    ).filter((start) => start + LESSON <= reachOf(window, open)),
  );
  return starts
    .filter((start) => start >= stretch.start && start < stretch.end)
    .filter((start) => !taken.some((one) => overlap(one, { start, end: start + LESSON })));
}

/**
 * Whoever opens the demo finds free times today and tomorrow, as their own clock counts days (`viewer`), whatever the
 * hour: on a full day what is planned is left out, and where the hours are over or there are none, there are some more.
 */
export function firstDays(now: number, viewer: string): FirstDays {
  const theirs = zone(viewer) ?? place();
  const minute = Math.ceil(now / MINUTE);
  const today = theirs.toWall(minute).day;
  const midnight = theirs.toInstant(today + 1, 0);
  const first = place().toWall(minute).day - 1;
  const days = [0, 1, 2, 3, 4].map((plus) => first + plus);
  const taken = days.flatMap(takenOn);
  const cleared: Span[] = [];
  let open = days.flatMap((day) => windowSpans(day, usualWindows(day)));
  for (const { stretch, wished } of [
    { stretch: { start: minute, end: midnight }, wished: minute + SOON },
    { stretch: { start: midnight, end: theirs.toInstant(today + 2, 0) }, wished: midnight + 10 * 60 },
  ]) {
    if (freeStarts(open, taken, stretch).length >= FEW) continue;
    cleared.push(stretch);
    const rest = taken.filter((one) => !overlap(one, stretch));
    const from = Math.ceil(wished / 5) * 5;
    if (freeStarts(open, rest, stretch).length >= FEW || from >= stretch.end) continue;
    open = openedFrom(from, open);
    cleared.push({ start: from, end: from + MORE });
  }
  const overrides = days.flatMap((day) => {
    const windows = open.filter(({ start }) => place().toWall(start).day === day).map(windowOf);
    return JSON.stringify(windows) === JSON.stringify(usualWindows(day)) ? [] : [{ date: formatDate(day), windows }];
  });
  return { overrides, cleared };
}

/** Open for some hours from then on, in order. What is open then is parted there: times are offered from a window's start. */
function openedFrom(start: number, open: readonly Span[]): Span[] {
  const around = open.find((span) => span.start < start && start < span.end);
  const next = open.filter((span) => span.start > start).map((span) => span.start);
  const end = Math.min(Math.max(start + MORE, around?.end ?? 0), ...next);
  const before = open
    .filter((span) => span.start !== start)
    .map((span) => (span === around ? { ...span, end: start } : span));
  return [...before, { start, end }].sort((a, b) => a.start - b.start);
}

const windowOf = ({ start, end }: Span) => ({
  start: written(place().toWall(start).minute),
  end: written(place().toWall(end).minute),
});

const written = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
