import type { OpenWindows } from "./open-windows.ts";
import { sortedUnique } from "./sorted.ts";

/** The first step of the grid from `start` on that is not before `minute`. */
export const firstStep = (start: number, step: number, minute: number): number =>
  start < minute ? start + Math.ceil((minute - start) / step) * step : start;

/** At most so many steps are on the windows' grid: a list of that length is filled in half the time that growing takes. */
export function mostSteps({ start, end }: OpenWindows, step: number): number {
  let minutes = 0;
  for (let i = 0; i < start.length; i++) minutes += (end[i] as number) - (start[i] as number);
  return Math.ceil(minutes / step) + start.length;
}

/**
 * The grid's starts in [from, to), ascending, each once. Each window's grid begins at its start and steps in elapsed
 * minutes, so that on a day of 23 or 25 hours no start is skipped or repeated.
 */
export function gridOf(windows: OpenWindows, step: number, from: number, to: number): number[] {
  const { start, end, overlap } = windows;
  const points: number[] = new Array(mostSteps(windows, step));
  let count = 0;
  for (let i = 0; i < start.length; i++) {
    const last = Math.min(end[i] as number, to);
    for (let at = firstStep(start[i] as number, step, from); at < last; at += step) points[count++] = at;
  }
  points.length = count;
  return overlap ? sortedUnique(points) : points;
}
