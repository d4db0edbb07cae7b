import type { Blocker } from "./blocks.ts";
import type { HostQuery } from "./host-query.ts";
import { type RefusalReason, rules } from "./rules/registry.ts";
import { covers, firstEndingAfter } from "./stretches.ts";

/** What one host says to a list of starts, in the list's order. */
export interface Verdicts {
  readonly hostId: string;
  /** The place of the reason in the order of judgement, or `offered`. */
  readonly reasons: readonly number[];
  /** What takes the time, where something does. */
  readonly by: readonly (Blocker | undefined)[];
}

/** No rule forbids the start: above every reason, and so closer to an offer than all. */
export const offered: number = rules.length;

export const reasonOf = (place: number): RefusalReason => (rules[place] as (typeof rules)[number]).reason;

/** Judges ascending minutes, on the host's grid or off it: of each the first rule that has a stretch over it. */
export function verdicts(query: HostQuery, minutes: readonly number[]): Verdicts {
  const reasons: number[] = new Array(minutes.length).fill(offered);
  const by: (Blocker | undefined)[] = new Array(minutes.length).fill(undefined);
  let open = minutes.length;
  for (let place = 0; place < rules.length && open > 0; place++) {
    const stretches = (rules[place] as (typeof rules)[number]).forbids(query);
    let at = 0;
    for (let i = 0; i < minutes.length; i++) {
      if (reasons[i] !== offered) continue;
      const minute = minutes[i] as number;
      at = firstEndingAfter(stretches, minute, at);
      if (at === stretches.to.length) break;
      if (!covers(stretches, at, minute)) continue;
      reasons[i] = place;
      by[i] = stretches.by?.[at];
      open--;
    }
  }
  return { hostId: query.host.hostId, reasons, by };
}
