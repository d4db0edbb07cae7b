import type { PreparedHost } from "./host.ts";
import { joinWindows, type OpenWindows, openWindows, replacedWindows } from "./open-windows.ts";
import { sortedUnique, union } from "./sorted.ts";

/** The hours of one host over a stretch of time, and the starts that their grids propose. Epoch minutes throughout. */
export interface HostGrid {
  /** Grid starts of the open windows, ascending, each once, whether or not a slot fits there. */
  readonly open: readonly number[];
  /** `open`, and the grid starts of the weekly windows that overrides replaced: what deserves an explanation. */
  readonly candidates: readonly number[];
  readonly openWindows: OpenWindows;
  /** Open and replaced windows together: the hours as they would be if overrides only ever added. */
  readonly allWindows: OpenWindows;
}

/**
 * The grid of starts in [from, to). Each window's grid begins at its start and steps in elapsed minutes, so that on a
 * day of 23 or 25 hours no start is skipped or repeated; `duration` is only how far beyond `to` hours are looked up.
 */
export function hostGrid(
  host: PreparedHost,
  slotInterval: number,
  duration: number,
  from: number,
  to: number,
): HostGrid {
  const openNow = openWindows(host, from, to + duration);
  const open = gridStarts(openNow, slotInterval, from, to);
  const replaced = replacedWindows(host, from, to + duration);
  if (replaced.start.length === 0) return { open, candidates: open, openWindows: openNow, allWindows: openNow };
  return {
    open,
    candidates: union(open, gridStarts(replaced, slotInterval, from, to)),
    openWindows: openNow,
    allWindows: joinWindows([...openNow.start, ...replaced.start], [...openNow.end, ...replaced.end]),
  };
}

function gridStarts(windows: OpenWindows, slotInterval: number, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let i = 0; i < windows.start.length; i++) {
    let start = windows.start[i] as number;
    if (start < from) start += Math.ceil((from - start) / slotInterval) * slotInterval;
    const end = Math.min(windows.end[i] as number, to);
    for (; start < end; start += slotInterval) starts.push(start);
  }
  return windows.overlap ? sortedUnique(starts) : starts;
}
