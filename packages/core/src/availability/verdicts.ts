import type { HostQuery } from "./host-query.ts";
import { type RefusalReason, rules } from "./rules/registry.ts";
import type { Rule } from "./rules/rule.ts";
import { firstEndingAfter, type Stretches, single } from "./stretches.ts";

/** What is said of each of a list of starts, as numbers: there may be thousands. */
export interface Verdicts {
  /** The place of the reason in the order of judgement, or `offered`. */
  readonly reasons: number[];
  /** Whose refusal it is: an index of `judges`. */
  readonly judgedBy: number[];
  /** Which of the rule's stretches lies over the start. */
  readonly stretch: number[];
  /** The hosts that have judged, each with its rules' stretches in the order of judgement. */
  readonly judges: { readonly hostId: string; readonly stretches: readonly Stretches[] }[];
}

/** No rule forbids the start: above every reason, and so closer to an offer than all. */
export const offered: number = rules.length;

const reasonNames: readonly RefusalReason[] = rules.map(({ reason }) => reason);

export const reasonOf = (place: number): RefusalReason => reasonNames[place] as RefusalReason;
export const placeOf = (reason: RefusalReason): number => reasonNames.indexOf(reason);

const offGridPlace = placeOf("off_grid");

/** Nothing is said yet of so many starts. */
export const noVerdicts = (count: number): Verdicts => ({
  reasons: new Array(count).fill(offered),
  judgedBy: new Array(count).fill(0),
  stretch: new Array(count).fill(0),
  judges: [],
});

/**
 * Has one host judge the ascending minutes that nobody refused yet, on its grid or off it: of each the first rule that
 * has a stretch over it is noted. Answers whether any is left. `offGrid`: those of them that are known to be off it.
 */
export function judge(
  query: HostQuery,
  minutes: readonly number[],
  verdicts: Verdicts,
  offGrid?: readonly number[],
): boolean {
  const { reasons, judges } = verdicts;
  const stretches: Stretches[] = [];
  judges.push({ hostId: query.host.hostId, stretches });
  let open = 0;
  for (let i = 0; i < minutes.length; i++) if (reasons[i] === offered) open++;
  for (let place = 0; place < rules.length && open > 0; place++) {
    const known = place === offGridPlace ? offGrid : undefined;
    const forbidden = known ? single(known) : (rules[place] as Rule).forbids(query);
    stretches.push(forbidden);
    if (forbidden.to.length > 0) open -= judgeBy(place, forbidden, minutes, verdicts);
  }
  return open > 0;
}

/** Notes the rule of that place for the minutes under its stretches that nothing is noted of; answers how many. */
function judgeBy(place: number, list: Stretches, minutes: readonly number[], verdicts: Verdicts): number {
  const { from, to, shiftFrom, shiftTo } = list;
  const { reasons, judgedBy, stretch, judges } = verdicts;
  const judging = judges.length - 1;
  let judged = 0;
  let next = 0;
  for (let at = firstEndingAfter(list, minutes[0] as number, 0); at < to.length; at++) {
    const begins = (from[at] as number) + shiftFrom;
    const ends = (to[at] as number) + shiftTo;
    while (next < minutes.length && (minutes[next] as number) < begins) next++;
    if (next === minutes.length) break;
    for (; next < minutes.length && (minutes[next] as number) < ends; next++) {
      if (reasons[next] !== offered) continue;
      reasons[next] = place;
      judgedBy[next] = judging;
      stretch[next] = at;
      judged++;
    }
  }
  return judged;
}
