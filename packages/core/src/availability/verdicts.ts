import type { Blocker } from "./blocks.ts";
import type { HostQuery } from "./host-query.ts";
import { type RefusalReason, rules } from "./rules/registry.ts";
import type { Rule } from "./rules/rule.ts";
import { firstEndingAfter, nothing, type Stretches, single } from "./stretches.ts";

/** What one host says of each of some ascending minutes. A column of numbers: there may be thousands. */
export interface Verdicts {
  readonly hostId: string;
  /** Of each minute the place of its reason in the order of judgement, or `offered`, and 256 × the index of the stretch. */
  readonly notes: Int32Array;
  /** Of the rules in the order of judgement, as far as they were asked. */
  readonly stretches: readonly Stretches[];
}

/** No rule forbids the start: above every reason, and so closer to an offer than all. */
export const offered: number = rules.length;

const reasonNames: readonly RefusalReason[] = rules.map(({ reason }) => reason);

export const reasonOf = (place: number): RefusalReason => reasonNames[place] as RefusalReason;
export const placeOf = (reason: RefusalReason): number => reasonNames.indexOf(reason);

const offGridPlace = placeOf("off_grid");

/**
 * Has one host judge ascending minutes, on its grid or off it: of each the first rule that has a stretch over it is
 * noted. `offGrid`: those of them that are off it, as far as the hours have nothing against them, where that is known.
 */
export function judge(query: HostQuery, minutes: readonly number[], offGrid?: readonly number[]): Verdicts {
  const stretches: Stretches[] = [];
  const notes = new Int32Array(minutes.length).fill(offered);
  let open = minutes.length;
  for (let place = 0; place < rules.length && open > 0; place++) {
    const rule = rules[place] as Rule;
    const known = place === offGridPlace ? offGrid : undefined;
    const forbidden = query.overrules && rule.yields ? nothing : known ? single(known) : rule.forbids(query);
    stretches.push(forbidden);
    if (forbidden.to.length > 0) open -= judgeBy(place, forbidden, minutes, notes);
  }
  return { hostId: query.host.hostId, notes, stretches };
}

/** Whether no rule forbids the minute to the host. */
export const offers = (query: HostQuery, minute: number): boolean => judge(query, [minute]).notes[0] === offered;

/** Of ascending minutes those that some rule forbids to the host, wherever its grid lies. */
export function forbiddenAmong(query: HostQuery, minutes: readonly number[]): number[] {
  const { notes } = judge(query, minutes);
  return minutes.filter((_, index) => notes[index] !== offered);
}

/** What stands in the way of the minute of that index, where it is a thing and not the rule itself. */
export function blockerOf({ notes, stretches }: Verdicts, index: number): Blocker | undefined {
  const note = notes[index] as number;
  return stretches[note & 255]?.by?.[note >>> 8];
}

/** The place of the reason for the minute of that index. */
export const placeAt = ({ notes }: Verdicts, index: number): number => (notes[index] as number) & 255;

/** Notes the rule of that place for the minutes under its stretches that nothing is noted of; answers how many. */
function judgeBy(place: number, list: Stretches, minutes: readonly number[], notes: Int32Array): number {
  const { from, to, shiftFrom, shiftTo } = list;
  const count = minutes.length;
  let judged = 0;
  let next = 0;
  let at = 0;
  while (next < count) {
    // Where minutes are far apart, many stretches lie between two of them.
    if (at < to.length && (to[at] as number) + shiftTo <= (minutes[next] as number))
      at = firstEndingAfter(list, minutes[next] as number, at);
    if (at === to.length) break;
    const begins = (from[at] as number) + shiftFrom;
    const ends = (to[at] as number) + shiftTo;
    while (next < count && (minutes[next] as number) < begins) next++;
    for (; next < count && (minutes[next] as number) < ends; next++) {
      if (notes[next] !== offered) continue;
      notes[next] = place + (at << 8);
      judged++;
    }
    at++;
  }
  return judged;
}
