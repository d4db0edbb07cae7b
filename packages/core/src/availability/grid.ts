import { minutesPerDay } from "../time/civil.ts";
import type { OpenWindows } from "./open-windows.ts";
import { sortedUnique } from "./sorted.ts";

/** A window is a day of wall time at most, and a place that crosses the date line repeats one. */
const longestWindow = 2 * minutesPerDay;

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

/** Whether ascending minutes are on the grid. */
export class GridCursor {
  readonly #windows: OpenWindows;
  readonly #step: number;
  #window = 0;
  /** The first step of that window's grid that was not before the last minute asked for. */
  #point: number;

  constructor(windows: OpenWindows, step: number) {
    this.#windows = windows;
    this.#step = step;
    this.#point = windows.start[0] ?? 0;
  }

  has(minute: number): boolean {
    const { start, end, overlap } = this.#windows;
    if (overlap) return this.#any(minute);
    while (this.#window < end.length && (end[this.#window] as number) <= minute)
      this.#point = start[++this.#window] ?? 0;
    if (this.#window === end.length) return false;
    if (this.#point + 4 * this.#step < minute) this.#point = firstStep(this.#point, this.#step, minute);
    while (this.#point < minute) this.#point += this.#step;
    return this.#point === minute;
  }

  /** Of windows that overlap any may have it. */
  #any(minute: number): boolean {
    const { start, end } = this.#windows;
    while ((start[this.#window] as number) <= minute - longestWindow) this.#window++;
    for (let i = this.#window; i < start.length && (start[i] as number) <= minute; i++)
      if (minute < (end[i] as number) && (minute - (start[i] as number)) % this.#step === 0) return true;
    return false;
  }
}
