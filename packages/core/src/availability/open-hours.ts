import type { PreparedHost } from "./host.ts";
import { joinWindows, openWindows } from "./open-windows.ts";

const MINUTE = 60_000;

/** The stretches of [from, to) in which any of the hosts has open hours: epoch milliseconds, half-open, disjoint, ascending. */
export function openHours(hosts: readonly PreparedHost[], from: number, to: number): { start: number; end: number }[] {
  const start: number[] = [];
  const end: number[] = [];
  for (const host of hosts) {
    const windows = openWindows(host, Math.floor(from / MINUTE), Math.ceil(to / MINUTE));
    start.push(...windows.start);
    end.push(...windows.end);
  }
  const joined = joinWindows(start, end);
  const found: { start: number; end: number }[] = [];
  joined.start.forEach((opens, i) => {
    const span = { start: Math.max(from, opens * MINUTE), end: Math.min(to, (joined.reach[i] ?? opens) * MINUTE) };
    const last = found.at(-1);
    if (span.end > span.start && (!last || span.start > last.end)) found.push(span);
  });
  return found;
}
