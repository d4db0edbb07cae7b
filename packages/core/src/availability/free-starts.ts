import { firstStep, mostSteps } from "./grid.ts";
import type { HostQuery } from "./host-query.ts";
import { merged } from "./merged.ts";
import { decisiveRules } from "./rules/registry.ts";
import type { Rule } from "./rules/rule.ts";
import { intersection, sortedUnique, without } from "./sorted.ts";
import { covers, firstEndingAfter, type Stretches } from "./stretches.ts";
import { forbiddenAmong } from "./verdicts.ts";

/** What the decisive rules forbid: all before `from`, all from `to` on, and the stretches. */
interface Forbidden {
  readonly from: number;
  readonly to: number;
  readonly lists: readonly Stretches[];
}

function forbidden(query: HostQuery): Forbidden {
  let { from, to } = query;
  const lists: Stretches[] = [];
  for (let i = 0; i < decisiveRules.length; i++) {
    const list = (decisiveRules[i] as Rule).forbids(query);
    const count = list.to.length;
    if (count === 0) continue;
    const begins = (list.from[0] as number) + list.shiftFrom;
    const ends = (list.to[count - 1] as number) + list.shiftTo;
    if (count === 1 && begins <= from) from = Math.max(from, ends);
    else if (count === 1 && ends >= to) to = Math.min(to, begins);
    else lists.push(list);
  }
  return { from, to, lists };
}

/**
 * The host's grid minus the rules' stretches: epoch minutes, ascending. One pass over windows and stretches: time is
 * linear in them and in the grid's starts.
 */
export function freeStarts(query: HostQuery): number[] {
  return walk(query, null);
}

/** The host's grid in two: what the rules leave of it, and what they forbid. */
export function partedGrid(query: HostQuery): { free: number[]; refused: number[] } {
  if (query.open.overlap) {
    const free = walk(query, null);
    return { free, refused: without(query.grid, free) };
  }
  const refused: number[] = [];
  const free = walk(query, refused);
  return { free, refused };
}

/** The free starts; the other steps of the grid are put into `refused`, unless windows overlap. */
function walk(query: HostQuery, refused: number[] | null): number[] {
  const { duration, slotInterval: step } = query.rules;
  const { start: opens, end: closes, reach, overlap } = query.open;
  const { from: low, to: high, lists } = forbidden(query);
  const list = merged(lists, low, high);
  const { from, to, shiftFrom, shiftTo } = list;
  const count = to.length;
  const first = firstEndingAfter(list, low, 0);
  const starts: number[] = new Array(mostSteps(query.open, step));
  let found = 0;
  let at = first;
  for (let window = 0; window < opens.length; window++) {
    const closing = Math.min(closes[window] as number, query.to);
    const end = Math.min(closing, (reach[window] as number) - duration + 1, high);
    let start = firstStep(opens[window] as number, step, refused ? query.from : low);
    if (refused) for (const until = Math.min(low, closing); start < until; start += step) refused.push(start);
    if (overlap) at = first;
    while (start < end) {
      while (at < count && (to[at] as number) + shiftTo <= start) at++;
      const free = at < count ? Math.min(end, (from[at] as number) + shiftFrom) : end;
      for (; start < free; start += step) starts[found++] = start;
      if (start >= end) break;
      const past = Math.min(end, (to[at] as number) + shiftTo);
      if (refused) for (; start < past; start += step) refused.push(start);
      else if (past === end) break;
      else while (start < past) start += step;
    }
    if (refused) for (; start < closing; start += step) refused.push(start);
  }
  starts.length = found;
  return overlap ? sortedUnique(starts) : starts;
}

/** Of ascending minutes those that the host offers. */
export function freeAmong(query: HostQuery, minutes: readonly number[]): number[] {
  if (query.open.overlap) return intersection(minutes, freeStarts(query));
  const kept: number[] = [];
  sift(query, minutes, kept, undefined, undefined);
  return kept;
}

/**
 * Of ascending minutes those that the host refuses, and into `offGrid`, where it is given, those of them that are not on
 * its grid although they lie in its hours; there may be others that do not.
 */
export function refusedAmong(query: HostQuery, minutes: readonly number[], offGrid?: number[]): number[] {
  // Without the grid, what is left forbids by its stretches alone.
  if (query.overrules) return forbiddenAmong(query, minutes);
  if (query.open.overlap) {
    if (offGrid) for (const minute of without(minutes, query.grid)) offGrid.push(minute);
    return without(minutes, freeStarts(query));
  }
  const kept: number[] = [];
  sift(query, minutes, undefined, kept, offGrid);
  return kept;
}

/** Puts each of the ascending minutes into one of the lists; no windows may overlap. */
function sift(
  query: HostQuery,
  minutes: readonly number[],
  offered: number[] | undefined,
  refused: number[] | undefined,
  offGrid: number[] | undefined,
): void {
  const { start: opens, end: closes, reach } = query.open;
  const { duration, slotInterval: step } = query.rules;
  const { from: low, to: high, lists } = forbidden(query);
  const list = merged(lists, low, high);
  const { to, shiftTo } = list;
  const count = to.length;
  let [next, at] = [0, 0];
  for (let window = 0; window < opens.length && next < minutes.length; window++) {
    const end = Math.min(closes[window] as number, (reach[window] as number) - duration + 1, high);
    let point = firstStep(opens[window] as number, step, minutes[next] as number);
    for (; next < minutes.length && (minutes[next] as number) < end; next++) {
      const minute = minutes[next] as number;
      while (point < minute) point += step;
      let free = point === minute;
      if (!free) offGrid?.push(minute);
      else if (minute < low) free = false;
      else if (at < count) {
        if ((to[at] as number) + shiftTo <= minute) at = firstEndingAfter(list, minute, at);
        free = !covers(list, at, minute);
      }
      if (free) offered?.push(minute);
      else refused?.push(minute);
    }
  }
  if (refused) for (; next < minutes.length; next++) refused.push(minutes[next] as number);
}
