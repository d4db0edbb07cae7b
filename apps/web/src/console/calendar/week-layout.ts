import { parseInstant } from "@daybook/core/time/instant";
import type { Zone } from "@daybook/core/time/zone";
import { MINUTE, MINUTES_A_DAY } from "../../time/units.ts";

/** Anything with a beginning and an end, as ISO instants. */
export interface Stretch {
  start: string;
  end: string;
}

/** The part of a stretch that falls on one day; `at` and `length` are minutes on that day's wall clock. */
export interface DayPart<T extends Stretch> {
  item: T;
  at: number;
  length: number;
  fromDayBefore: boolean;
  intoNextDay: boolean;
}

export interface Placed<T extends Stretch> extends DayPart<T> {
  column: number;
  columns: number;
  /** Lies on top of a block that began clearly earlier, indented, instead of beside it. */
  over: boolean;
  /** Its cluster ends in a "+N". */
  besideMore: boolean;
  /** Begins where the one above it ends, or ends where the one below it begins: one run, ruled at each start. */
  follows: boolean;
  isFollowed: boolean;
  /** Something else stands in the same time. */
  clashes: boolean;
}

export interface More<T extends Stretch> {
  at: number;
  items: T[];
}

/** A block that began this much earlier still shows its name above what lies over it. */
const headroom = 30;

const minuteOf = (instant: string) => Math.floor((parseInstant(instant) ?? 0) / MINUTE);

/** The parts of the items that fall on a day (a day number), earliest first, longer before shorter. */
export function partsOfDay<T extends Stretch>(items: readonly T[], day: number, zone: Zone): DayPart<T>[] {
  const parts: DayPart<T>[] = [];
  for (const item of items) {
    const from = minuteOf(item.start);
    const to = Math.max(minuteOf(item.end), from + 1);
    const begins = zone.toWall(from);
    const ends = zone.toWall(to);
    const endsAt = ends.day + (ends.minute === 0 ? -1 : 0);
    if (begins.day > day || endsAt < day) continue;
    const fromDayBefore = begins.day < day;
    const intoNextDay = endsAt > day;
    const at = fromDayBefore ? 0 : begins.minute;
    const wallEnd = intoNextDay || ends.day > day ? MINUTES_A_DAY : ends.minute;
    // Where clocks go back a stretch may end at an earlier wall time than it began: then its true length counts.
    const length = wallEnd > at ? wallEnd - at : Math.min(to - from, MINUTES_A_DAY - at);
    parts.push({ item, at, length, fromDayBefore, intoNextDay });
  }
  return parts.sort((a, b) => a.at - b.at || b.length - a.length);
}

const endOf = (part: { at: number; length: number }) => part.at + part.length;

function clusters<T extends Stretch>(parts: readonly DayPart<T>[]): DayPart<T>[][] {
  const all: DayPart<T>[][] = [];
  let end = -1;
  for (const part of parts) {
    const current = all.at(-1);
    if (current && part.at < end) current.push(part);
    else all.push([part]);
    end = Math.max(end, endOf(part));
  }
  return all;
}

function columnsOf<T extends Stretch>(cluster: readonly DayPart<T>[]): { column: number[]; count: number } {
  const ends: number[] = [];
  const column = cluster.map((part) => {
    const free = ends.findIndex((end) => end <= part.at);
    const mine = free === -1 ? ends.length : free;
    ends[mine] = endOf(part);
    return mine;
  });
  return { column, count: ends.length };
}

/**
 * Lays out a day's parts by their times alone: what doesn't overlap never stands side by side, however short it is. At
 * most `widest` columns are drawn; what needs more goes into a "+N". `liesUnder` tells blocks that others may cover (busy
 * elsewhere).
 */
export function arrangeDay<T extends Stretch>(
  parts: readonly DayPart<T>[],
  widest: number,
  liesUnder: (item: T) => boolean,
): { placed: Placed<T>[]; more: More<T>[] } {
  const placed: Placed<T>[] = [];
  const more: More<T>[] = [];
  for (const cluster of clusters(parts)) {
    const [first, second] = cluster;
    const clashes = cluster.length > 1;
    const alone = { column: 0, columns: 1, besideMore: false, follows: false, isFollowed: false, clashes };
    if (cluster.length === 2 && first && second && liesUnder(first.item) && second.at - first.at >= headroom) {
      placed.push({ ...first, ...alone, over: false }, { ...second, ...alone, over: true });
      continue;
    }
    const { column, count } = columnsOf(cluster);
    const hidden = cluster.filter((_, index) => (column[index] ?? 0) >= widest);
    const columns = Math.min(count, widest);
    cluster.forEach((part, index) => {
      const mine = column[index] ?? 0;
      if (mine < widest)
        placed.push({ ...part, ...alone, column: mine, columns, over: false, besideMore: hidden.length > 0 });
    });
    if (hidden[0]) more.push({ at: hidden[0].at, items: hidden.map((part) => part.item) });
  }
  return { placed: inRuns(placed, liesUnder), more };
}

/** Notes who follows whom without a gap, among those that have the day's width to themselves. */
function inRuns<T extends Stretch>(placed: readonly Placed<T>[], liesUnder: (item: T) => boolean): Placed<T>[] {
  const isLink = (one: Placed<T> | undefined): one is Placed<T> =>
    one !== undefined && one.columns === 1 && !one.clashes && !liesUnder(one.item);
  return placed.map((one, index) => {
    const [before, after] = [placed[index - 1], placed[index + 1]];
    if (!isLink(one)) return one;
    const follows = isLink(before) && endOf(before) === one.at;
    return { ...one, follows, isFollowed: isLink(after) && after.at === endOf(one) };
  });
}

/** Closed hours of a day as stretches of wall minutes, given the open ones. */
export function closedParts(open: readonly { at: number; length: number }[]): { at: number; length: number }[] {
  const closed: { at: number; length: number }[] = [];
  let from = 0;
  for (const part of [...open].sort((a, b) => a.at - b.at)) {
    if (part.at > from) closed.push({ at: from, length: part.at - from });
    from = Math.max(from, part.at + part.length);
  }
  if (from < MINUTES_A_DAY) closed.push({ at: from, length: MINUTES_A_DAY - from });
  return closed;
}

/** First and last full hour to draw: the day from 8 to 20, and further where something lies outside. */
export function hoursToDraw(parts: readonly { at: number; length: number }[]): { first: number; last: number } {
  let first = 8;
  let last = 20;
  for (const part of parts) {
    first = Math.min(first, Math.floor(part.at / 60));
    last = Math.max(last, Math.ceil(endOf(part) / 60));
  }
  return { first, last: Math.min(last, 24) };
}

/** Minutes of the shortest one; an hour is drawn high enough for a line of it. What is shorter than five has to do with less. */
export const shortestOf = (parts: readonly { length: number }[]): number =>
  Math.max(5, Math.min(60, ...parts.map(({ length }) => length)));
