import { type Cover, firstEndingAfter } from "./blocks.ts";
import type { PreparedHost } from "./host.ts";
import { openWindows } from "./open-windows.ts";
import type { OfferRules, StartBounds } from "./rules.ts";
import { sortedUnique } from "./sorted.ts";

/**
 * Starts one host offers in the epoch minutes [from, to), as ascending epoch milliseconds. One pass over the dates,
 * with one cursor over `guarded`: time is linear in dates, blocks and slots.
 */
export function hostStarts(
  host: PreparedHost,
  rules: OfferRules,
  bounds: StartBounds,
  guarded: Cover,
  from: number,
  to: number,
): number[] {
  const { duration, slotInterval, bufferBefore, bufferAfter } = rules;
  const low = Math.max(from, bounds.noticed, bounds.windowFrom);
  const high = Math.min(to, bounds.windowTo);
  const starts: number[] = [];
  if (low >= high) return starts;

  const windows = openWindows(host, low, high + duration);
  const blocks = guarded.from.length;
  let block = firstEndingAfter(guarded, low - bufferBefore);
  for (let i = 0; i < windows.start.length; i++) {
    let start = windows.start[i] as number;
    if (start < low) start += Math.ceil((low - start) / slotInterval) * slotInterval;
    if (windows.overlap) block = firstEndingAfter(guarded, start - bufferBefore);
    const last = Math.min((windows.end[i] as number) - 1, (windows.reach[i] as number) - duration, high - 1);
    while (start <= last) {
      while (block < blocks && (guarded.to[block] as number) <= start - bufferBefore) block++;
      const free = block < blocks ? Math.min(last, (guarded.from[block] as number) - duration - bufferAfter) : last;
      for (; start <= free; start += slotInterval) starts.push(start * 60_000);
      if (block === blocks) break;
      const past = (guarded.to[block] as number) + bufferBefore - start;
      if (past > 0) start += Math.ceil(past / slotInterval) * slotInterval;
    }
  }
  return windows.overlap ? sortedUnique(starts) : starts;
}
