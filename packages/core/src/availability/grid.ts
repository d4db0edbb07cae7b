import type { OpenWindows } from "./open-windows.ts";
import { sortedUnique } from "./sorted.ts";

/** The first step of the grid from `start` on that is not before `minute`. */
export const firstStep = (start: number, step: number, minute: number): number =>
  start < minute ? start + Math.ceil((minute - start) / step) * step : start;

/**
 * The grid's starts in [from, to), ascending, each once. Each window's grid begins at its start and steps in elapsed
 * minutes, so that on a day of 23 or 25 hours no start is skipped or repeated.
 */
export function gridOf({ start, end, overlap }: OpenWindows, step: number, from: number, to: number): number[] {
  const points: number[] = [];
  for (let i = 0; i < start.length; i++) {
    const last = Math.min(end[i] as number, to);
    for (let at = firstStep(start[i] as number, step, from); at < last; at += step) points.push(at);
  }
  return overlap ? sortedUnique(points) : points;
}
