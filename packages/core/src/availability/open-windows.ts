import { isoWeekday, minutesPerDay } from "../time/civil.ts";
import { countUpTo, type OffsetTable } from "../time/offset-table.ts";
import type { PreparedHost } from "./host.ts";
import type { WallWindow } from "./hours.ts";

/** Stretches of open time: epoch minutes, half-open, ascending, none touching the next. */
export interface OpenTimes {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
}

/**
 * Windows of hours as instants: epoch minutes, half-open, ascending by start. Those that touch or overlap are one open
 * time: hours of 09:00-12:00 and 12:00-17:00 hold a slot at 11:45.
 */
export interface OpenWindows extends OpenTimes {
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Where the open time that begins in each window closes, which may lie beyond the window's own end. */
  readonly reach: readonly number[];
  /** Some window begins before an earlier one ends, so that candidates of both may coincide. */
  readonly overlap: boolean;
}

/** Dates whose windows can matter for an instant's date: one before, for what is past midnight, and one after. */
const datesAround = 1;
const none: OpenWindows = { start: [], end: [], reach: [], opens: [], closes: [], overlap: false };

/** The windows in force on every date around the instants [from, to), in epoch minutes. */
export function openWindows(host: PreparedHost, from: number, to: number): OpenWindows {
  if (to <= from) return none;
  const { weekly, overrideDays, overrideWindows } = host;
  const windows = new WindowList(host, from, to);
  const { firstDay, lastDay } = windows;
  let weekday: number = isoWeekday(firstDay);
  let override = countUpTo(overrideDays, firstDay - 1);
  for (let day = firstDay; day <= lastDay; day++) {
    const ofDate = overrideDays[override] === day ? overrideWindows[override++] : weekly[weekday];
    if (ofDate) windows.add(day, ofDate);
    weekday = weekday === 7 ? 1 : weekday + 1;
  }
  return windows.joined();
}

/** The weekly windows that overrides took away, on every date around the instants [from, to). */
export function replacedWindows(host: PreparedHost, from: number, to: number): OpenWindows {
  const { weekly, overrideDays } = host;
  if (to <= from || overrideDays.length === 0) return none;
  const windows = new WindowList(host, from, to);
  for (let i = countUpTo(overrideDays, windows.firstDay - 1); i < overrideDays.length; i++) {
    const day = overrideDays[i] as number;
    if (day > windows.lastDay) break;
    windows.add(day, weekly[isoWeekday(day)] ?? []);
  }
  return windows.joined();
}

/** Gathers the windows of ascending dates that meet the instants [from, to). */
class WindowList {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly #from: number;
  readonly #to: number;
  readonly #table: OffsetTable;
  /** Of the table, the first transition that is not before the date that was added last. */
  #next: number;
  readonly #start: number[] = [];
  readonly #end: number[] = [];

  constructor(host: PreparedHost, from: number, to: number) {
    this.#from = from;
    this.#to = to;
    this.#table = host.zone.table(from - 4 * minutesPerDay, to + 4 * minutesPerDay);
    const { at, offset, wallAt } = this.#table;
    const wallDay = (instant: number) =>
      Math.floor((instant + (offset[countUpTo(at, instant)] as number)) / minutesPerDay);
    this.firstDay = wallDay(from) - datesAround;
    this.lastDay = wallDay(to - 1) + datesAround;
    this.#next = countUpTo(wallAt, this.firstDay * minutesPerDay);
  }

  add(day: number, windows: readonly WallWindow[]): void {
    const { wallAt, offset } = this.#table;
    const midnight = day * minutesPerDay;
    while (this.#next < wallAt.length && (wallAt[this.#next] as number) <= midnight) this.#next++;
    const steady = !((wallAt[this.#next] as number) <= midnight + 2 * minutesPerDay);
    const toUtc = midnight - (offset[this.#next] as number);
    for (const window of windows) {
      const opens = steady ? toUtc + window.start : instantOf(this.#table, midnight + window.start);
      const closes = steady ? toUtc + window.end : instantOf(this.#table, midnight + window.end);
      // A window may lie in a gap whole, or end in one before it began.
      if (closes > opens && closes > this.#from && opens < this.#to) {
        this.#start.push(opens);
        this.#end.push(closes);
      }
    }
  }

  joined(): OpenWindows {
    return joinWindows(this.#start, this.#end);
  }
}

const instantOf = ({ wallAt, offset }: OffsetTable, wall: number) => wall - (offset[countUpTo(wallAt, wall)] as number);

/** Sorts windows in place and joins those that touch. */
export function joinWindows(start: number[], end: number[]): OpenWindows {
  let overlap = false;
  let touch = false;
  for (let i = 1; i < start.length; i++) {
    const gap = (start[i] as number) - (end[i - 1] as number);
    if (gap <= 0) touch = true;
    if (gap < 0) overlap = true;
  }
  if (overlap) sortPairs(start, end);
  if (!touch) return { start, end, reach: end, opens: start, closes: end, overlap };
  const times = joinSorted(start, end);
  let time = 0;
  const reach = start.map((from) => {
    while ((times.closes[time] as number) <= from) time++;
    return times.closes[time] as number;
  });
  return { start, end, reach, ...times, overlap };
}

/** Joins what touches, of windows ascending by start. */
function joinSorted(start: readonly number[], end: readonly number[]): OpenTimes {
  const opens: number[] = [];
  const closes: number[] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < start.length; i++) {
    const from = start[i] as number;
    const to = end[i] as number;
    if (from > reach) {
      opens.push(from);
      closes.push(to);
      reach = to;
    } else if (to > reach) {
      closes[closes.length - 1] = to;
      reach = to;
    }
  }
  return { opens, closes };
}

/** What is open in either. */
export function joinTimes(a: OpenTimes, b: OpenTimes): OpenTimes {
  const start: number[] = [];
  const end: number[] = [];
  let j = 0;
  for (let i = 0; i <= a.opens.length; i++) {
    const next = a.opens[i] ?? Number.POSITIVE_INFINITY;
    for (; j < b.opens.length && (b.opens[j] as number) < next; j++) {
      start.push(b.opens[j] as number);
      end.push(b.closes[j] as number);
    }
    if (i === a.opens.length) break;
    start.push(next);
    end.push(a.closes[i] as number);
  }
  return joinSorted(start, end);
}

function sortPairs(start: number[], end: number[]): void {
  const order = start.map((_, i) => i).sort((a, b) => (start[a] as number) - (start[b] as number));
  const starts = order.map((i) => start[i] as number);
  const ends = order.map((i) => end[i] as number);
  for (let i = 0; i < order.length; i++) {
    start[i] = starts[i] as number;
    end[i] = ends[i] as number;
  }
}
