import { firstStep, GridCursor } from "./grid.ts";
import type { HostQuery } from "./host-query.ts";
import { decisiveRules } from "./rules/registry.ts";
import { sortedUnique } from "./sorted.ts";
import { covers, firstEndingAfter, type Stretches } from "./stretches.ts";

/** The rules' stretches with a cursor on each, for minutes that ascend. */
class Forbidden {
  readonly #lists: Stretches[] = [];
  readonly #at: number[] = [];
  /** After `skip`: the first minute behind the one asked for at which something is forbidden, as far as is known. */
  until = 0;

  constructor(query: HostQuery) {
    for (const rule of decisiveRules) {
      const list = rule.forbids(query);
      const first = firstEndingAfter(list, query.from, 0);
      if (first === list.to.length) continue;
      this.#lists.push(list);
      this.#at.push(first);
    }
  }

  rewind(): void {
    this.#at.fill(0);
  }

  /** Until when a stretch forbids the minute, or the minute itself where none does; then it is free until `until`. */
  skip(minute: number, end: number): number {
    this.until = end;
    for (let i = 0; i < this.#lists.length; i++) {
      const list = this.#lists[i] as Stretches;
      const { to, shiftTo } = list;
      let at = this.#at[i] as number;
      while (at < to.length && (to[at] as number) + shiftTo <= minute) at++;
      this.#at[i] = at;
      if (at === to.length) continue;
      const from = (list.from[at] as number) + list.shiftFrom;
      if (from <= minute) return (to[at] as number) + shiftTo;
      if (from < this.until) this.until = from;
    }
    return minute;
  }

  /** Whether any stretch covers the minute. */
  has(minute: number): boolean {
    for (let i = 0; i < this.#lists.length; i++) {
      const list = this.#lists[i] as Stretches;
      const at = firstEndingAfter(list, minute, this.#at[i] as number);
      this.#at[i] = at;
      if (covers(list, at, minute)) return true;
    }
    return false;
  }
}

/** The host's grid minus the rules' stretches: ascending, each minute times `unit`. */
export function freeStarts(query: HostQuery, unit: number): number[] {
  const step = query.rules.slotInterval;
  const { start: opens, end: closes, overlap } = query.open;
  const forbidden = new Forbidden(query);
  const starts: number[] = [];
  for (let i = 0; i < opens.length; i++) {
    let start = firstStep(opens[i] as number, step, query.from);
    const end = Math.min(closes[i] as number, query.to);
    if (overlap) forbidden.rewind();
    while (start < end) {
      const past = forbidden.skip(start, end);
      if (past > start) start = past >= end ? end : firstStep(start + step, step, past);
      else for (const { until } = forbidden; start < until; start += step) starts.push(start * unit);
    }
  }
  return overlap ? sortedUnique(starts) : starts;
}

/** Parts ascending minutes into those that the host offers and those that it refuses. */
export function sift(query: HostQuery, minutes: readonly number[]): { free: number[]; refused: number[] } {
  const grid = new GridCursor(query.open, query.rules.slotInterval);
  const forbidden = new Forbidden(query);
  const free: number[] = [];
  const refused: number[] = [];
  for (const minute of minutes) (grid.has(minute) && !forbidden.has(minute) ? free : refused).push(minute);
  return { free, refused };
}
