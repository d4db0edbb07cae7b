import type { Blocker, Cover } from "./blocks.ts";

/**
 * Starts that are forbidden to one host: epoch minutes, half-open, both ends ascending; stretches may overlap. Lists of
 * numbers, since a busy host's year has thousands of them.
 */
export interface Stretches {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Added to every `from` and to every `to`: a host's blocks are sorted once, whatever the slot's length. */
  readonly shiftFrom: number;
  readonly shiftTo: number;
  /** What is to blame for each stretch; undefined where it is the rule itself. */
  readonly by: readonly Blocker[] | undefined;
}

export const nothing: Stretches = { from: [], to: [], shiftFrom: 0, shiftTo: 0, by: undefined };

/** The one stretch [from, to), or nothing where that is empty. */
export const stretch = (from: number, to: number): Stretches =>
  from < to ? { from: [from], to: [to], shiftFrom: 0, shiftTo: 0, by: undefined } : nothing;

/** A stretch of one minute over each of the ascending ones. */
export const single = (minutes: readonly number[]): Stretches => ({
  from: minutes,
  to: minutes,
  shiftFrom: 0,
  shiftTo: 1,
  by: undefined,
});

/**
 * Index of the first stretch that ends after `minute`, or their number. `known` is one that is not after it: where
 * minutes ascend, the last answer. Doubles its step and then halves it, so that near is found at once and far soon.
 */
export function firstEndingAfter({ to, shiftTo }: Stretches, minute: number, known: number): number {
  const limit = minute - shiftTo;
  const count = to.length;
  if (known >= count || (to[known] as number) > limit) return known;
  let low = known;
  let step = 1;
  while (low + step < count && (to[low + step] as number) <= limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, count);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((to[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the stretch of that index, the first that ends after `minute`, covers it. */
export const covers = ({ from, to, shiftFrom }: Stretches, index: number, minute: number): boolean =>
  index < to.length && (from[index] as number) + shiftFrom <= minute;

/** The starts of slots that, widened by the minutes `before` and `after` them, meet the cover. */
export const meeting = ({ from, to, by }: Cover, duration: number, before = 0, after = 0): Stretches => ({
  from,
  to,
  shiftFrom: 1 - duration - after,
  shiftTo: before,
  by,
});
