import { isoWeekday, minutesPerDay } from "../time/civil.ts";
import { countUpTo, type OffsetTable } from "../time/offset-table.ts";
import type { PreparedHost } from "./host.ts";
import type { WallWindow } from "./hours.ts";

/** Windows of hours as instants: epoch minutes, half-open, ascending by start. */
export interface OpenWindows {
  readonly start: number[];
  readonly end: number[];
  /**
   * Where the open time that begins in each window ends. Windows that touch or overlap are one open time (hours of
   * 09:00-12:00 and 12:00-17:00 hold a slot at 11:45), so this may lie beyond the window's own end.
   */
  readonly reach: number[];
  /** Some window begins before an earlier one ends, so that candidates of both may coincide. */
  readonly overlap: boolean;
}

/** Dates whose windows can matter for an instant's date: one before, for what is past midnight, and one after. */
const datesAround = 1;

/** The windows in force on every date around the instants [from, to), in epoch minutes. */
export function openWindows(host: PreparedHost, from: number, to: number): OpenWindows {
  return collect(host, from, to, (day, override) =>
    override === -1 ? host.weekly[isoWeekday(day)] : host.overrideWindows[override],
  );
}

/** The weekly windows that overrides took away, on every date around the instants [from, to). */
export function replacedWindows(host: PreparedHost, from: number, to: number): OpenWindows {
  return collect(host, from, to, (day, override) => (override === -1 ? undefined : host.weekly[isoWeekday(day)]));
}

function collect(
  host: PreparedHost,
  from: number,
  to: number,
  windowsOf: (day: number, override: number) => readonly WallWindow[] | undefined,
): OpenWindows {
  const start: number[] = [];
  const end: number[] = [];
  if (to > from) {
    const table = host.zone.table(from - 4 * minutesPerDay, to + 4 * minutesPerDay);
    const firstDay = host.zone.toWall(from).day - datesAround;
    const lastDay = host.zone.toWall(to - 1).day + datesAround;
    const toInstant = wallCursor(table, firstDay * minutesPerDay);
    let override = countUpTo(host.overrideDays, firstDay - 1);
    for (let day = firstDay; day <= lastDay; day++) {
      const overridden = host.overrideDays[override] === day;
      const windows = windowsOf(day, overridden ? override : -1);
      if (overridden) override++;
      if (!windows) continue;
      for (const window of windows) {
        const opens = toInstant(day * minutesPerDay + window.start);
        const closes = toInstant(day * minutesPerDay + window.end);
        // A window may lie in a gap whole, or end in one before it began.
        if (closes > opens && closes > from && opens < to) {
          start.push(opens);
          end.push(closes);
        }
      }
    }
  }
  return joinWindows(start, end);
}

/** Wall minutes to epoch minutes, for wall minutes that grow but for a day or two's jumping about. */
function wallCursor(table: OffsetTable, firstWall: number): (wall: number) => number {
  const { wallAt, offset } = table;
  let next = countUpTo(wallAt, firstWall);
  return (wall) => {
    while (next < wallAt.length && (wallAt[next] as number) <= wall) next++;
    while (next > 0 && (wallAt[next - 1] as number) > wall) next--;
    return wall - (offset[next] as number);
  };
}

/** Sorts windows in place and finds how far the open time that begins in each one reaches. */
export function joinWindows(start: number[], end: number[]): OpenWindows {
  let overlap = false;
  for (let i = 1; i < start.length; i++) if ((start[i] as number) < (end[i - 1] as number)) overlap = true;
  if (overlap) sortPairs(start, end);
  const reach = end.slice();
  let first = 0;
  for (let i = 1; i <= start.length; i++) {
    const open = reach[first] as number;
    if (i < start.length && (start[i] as number) <= open) {
      reach[first] = Math.max(open, end[i] as number);
    } else {
      for (let j = first + 1; j < i; j++) reach[j] = open;
      first = i;
    }
  }
  return { start, end, reach, overlap };
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
