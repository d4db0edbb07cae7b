import type { PreparedHost } from "./host.ts";
import { joinTimes, type OpenTimes, openWindows } from "./open-windows.ts";

const MINUTE = 60_000;

/** The stretches of [from, to) in which any of the hosts has open hours: epoch milliseconds, half-open, disjoint, ascending. */
export function openHours(hosts: readonly PreparedHost[], from: number, to: number): { start: number; end: number }[] {
  let joined: OpenTimes = { opens: [], closes: [] };
  for (const host of hosts)
    joined = joinTimes(joined, openWindows(host, Math.floor(from / MINUTE), Math.ceil(to / MINUTE)));
  return joined.opens.flatMap((opens, i) => {
    const closes = joined.closes[i] ?? opens;
    const span = { start: Math.max(from, opens * MINUTE), end: Math.min(to, closes * MINUTE) };
    return span.end > span.start ? [span] : [];
  });
}
