import { firstEndingAfter, nothing, type Stretches } from "./stretches.ts";

/** The union of the stretches, as far as it meets the minutes [from, to). */
export function merged(lists: readonly Stretches[], from: number, to: number): Stretches {
  if (lists.length === 0) return nothing;
  return lists.reduce((a, b) => merge(a, b, from, to));
}

function merge(a: Stretches, b: Stretches, from: number, to: number): Stretches {
  const union = { from: [] as number[], to: [] as number[], shiftFrom: 0, shiftTo: 0, by: undefined };
  let i = firstEndingAfter(a, from, 0);
  let j = firstEndingAfter(b, from, 0);
  let nextA = beginning(a, i, to);
  let nextB = beginning(b, j, to);
  let reach = Number.NEGATIVE_INFINITY;
  while (nextA < to || nextB < to) {
    const begins = Math.min(nextA, nextB);
    let ends: number;
    if (nextA <= nextB) {
      ends = (a.to[i] as number) + a.shiftTo;
      nextA = beginning(a, ++i, to);
    } else {
      ends = (b.to[j] as number) + b.shiftTo;
      nextB = beginning(b, ++j, to);
    }
    if (begins > reach) {
      union.from.push(begins);
      union.to.push(ends);
    } else if (ends > reach) union.to[union.to.length - 1] = ends;
    reach = Math.max(reach, ends);
  }
  return union;
}

/** Where the stretch of that index begins; `none` where there is no such one. */
const beginning = ({ from, shiftFrom }: Stretches, index: number, none: number): number =>
  index < from.length ? (from[index] as number) + shiftFrom : none;
