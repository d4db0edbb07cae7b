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
  const order = start.map((_, i) => i).sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0));
  const joined = joinWindows(
    order.map((i) => start[i] ?? 0),
    order.map((i) => end[i] ?? 0),
  );
  const found: { start: number; end: number }[] = [];
  joined.start.forEach((opens, i) => {
    const span = { start: Math.max(from, opens * MINUTE), end: Math.min(to, (joined.reach[i] ?? opens) * MINUTE) };
    const last = found.at(-1);
    if (span.end > span.start && (!last || span.start > last.end)) found.push(span);
  });
  return found;
}
