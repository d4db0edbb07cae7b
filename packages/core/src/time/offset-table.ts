import { minutesPerDay } from "./civil.ts";

/**
 * The UTC offsets of one zone over a bounded stretch of time. Offsets are minutes east of UTC; `at`, `from` and `to`
 * are epoch minutes.
 */
export interface OffsetTable {
  /** First covered epoch minute. */
  readonly from: number;
  /** First epoch minute no longer covered. */
  readonly to: number;
  /** Epoch minutes of the transitions, ascending; each is the first minute of its new offset. */
  readonly at: readonly number[];
  /**
   * For each transition the wall minute (minutes since 1970-01-01 00:00 on the wall) from which the new offset counts.
   * In a gap and in a fold alike that is the transition plus the larger offset: a wall time inside the gap then keeps
   * the old offset and so moves forward by the gap's length, and one that occurs twice is its first occurrence
   * (RFC 5545 3.3.5; Temporal's "compatible").
   */
  readonly wallAt: readonly number[];
  /** One more than transitions: `offset[i]` holds before `at[i]`, `offset[i + 1]` from it on. */
  readonly offset: readonly number[];
}

/**
 * The shortest time two transitions of tzdb 2026c lie apart, from 1970 to 2100, is seven days (Gaza suspends summer
 * time in Ramadan), so a probe every five days sees each of them.
 */
const probeStep = 5 * minutesPerDay;

/** Finds the transitions between two epoch minutes by asking `offsetAt` every five days and halving where it changed. */
export function scanOffsets(offsetAt: (epochMinute: number) => number, from: number, to: number): OffsetTable {
  const at: number[] = [];
  const wallAt: number[] = [];
  let before = offsetAt(from);
  const offset = [before];
  for (let low = from; low < to; low += probeStep) {
    const high = Math.min(low + probeStep, to);
    const after = offsetAt(high);
    if (after === before) continue;
    const transition = firstMinuteWithout(before, offsetAt, low, high);
    at.push(transition);
    wallAt.push(transition + Math.max(before, after));
    offset.push(after);
    before = after;
  }
  return { from, to, at, wallAt, offset };
}

function firstMinuteWithout(
  offset: number,
  offsetAt: (epochMinute: number) => number,
  low: number,
  high: number,
): number {
  let last = low;
  let first = high;
  while (first - last > 1) {
    const middle = Math.floor((first + last) / 2);
    if (offsetAt(middle) === offset) last = middle;
    else first = middle;
  }
  return first;
}

/** How many of the ascending `values` are at or before `limit`. */
export function countUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
