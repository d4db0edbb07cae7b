import type { Blocker } from "./blocks.ts";
import { gridOf } from "./grid.ts";
import type { AskedGroup } from "./groups.ts";
import type { HostQuery } from "./host-query.ts";
import type { RefusalReason } from "./rules/registry.ts";
import { union, without } from "./sorted.ts";
import { judge, noVerdicts, offered, placeOf, reasonOf, type Verdicts } from "./verdicts.ts";

/** A start that is not offered, why, and by which host's and which block's doing. Epoch milliseconds. */
export interface RefusedStart {
  start: number;
  reason: RefusalReason;
  hostId?: string;
  by?: Blocker;
}

/**
 * Why each of the ascending `minutes`, none of which all groups offer, is refused: by the first group that is not
 * satisfied. Of need `all` its first refusing host says why; of need 1 the host that came closest, the first of several.
 */
export function refusals(groups: readonly AskedGroup[], minutes: readonly number[]): RefusedStart[] {
  const verdicts = noVerdicts(minutes.length);
  for (const { need, queries } of groups) {
    if (queries.length === 0) refusedByNobody(verdicts);
    else if (need === 1) refusedByClosest(queries, minutes, verdicts);
    else for (const query of queries) if (!judge(query, minutes, verdicts)) break;
  }
  return refusedStarts(minutes, verdicts);
}

/**
 * What one host refuses: of its grid the steps `refused`, and of the grids that overrides replaced what is neither there
 * nor `free`. So it is known what is off the grid.
 */
export function refusalsOfHost(query: HostQuery, free: readonly number[], refused: readonly number[]): RefusedStart[] {
  const offGrid =
    query.replaced.start.length === 0
      ? []
      : without(without(gridOf(query.replaced, query.rules.slotInterval, query.from, query.to), free), refused);
  const minutes = union(refused, offGrid);
  const verdicts = noVerdicts(minutes.length);
  judge(query, minutes, verdicts, offGrid);
  return refusedStarts(minutes, verdicts);
}

function refusedStarts(minutes: readonly number[], verdicts: Verdicts): RefusedStart[] {
  const refused: RefusedStart[] = new Array(minutes.length);
  for (let i = 0; i < minutes.length; i++) refused[i] = refusedStart((minutes[i] as number) * 60_000, verdicts, i);
  return refused;
}

const nobody = -1;

/** A group without hosts is never satisfied, and nobody speaks for it. */
function refusedByNobody({ reasons, judgedBy }: Verdicts): void {
  for (let i = 0; i < reasons.length; i++) {
    if (reasons[i] !== offered) continue;
    reasons[i] = placeOf("outside_hours");
    judgedBy[i] = nobody;
  }
}

function refusedByClosest(queries: AskedGroup["queries"], minutes: readonly number[], verdicts: Verdicts): void {
  const { reasons, judgedBy, stretch, judges } = verdicts;
  /** How far each start came with the best of the hosts so far; as far as `offered` where it needs no other. */
  const progress = reasons.map((reason) => (reason === offered ? -1 : offered));
  for (const query of queries) {
    const own = noVerdicts(minutes.length);
    for (let i = 0; i < minutes.length; i++) if (progress[i] === offered) own.reasons[i] = 0;
    judge(query, minutes, own);
    for (let i = 0; i < minutes.length; i++) {
      const reason = own.reasons[i] as number;
      if (reason <= (progress[i] as number)) continue;
      progress[i] = reason;
      reasons[i] = reason;
      judgedBy[i] = judges.length;
      stretch[i] = own.stretch[i] as number;
    }
    judges.push(...own.judges);
    if (!progress.some((place) => place < offered)) break;
  }
}

/** Where nobody has judged, nobody is to blame. */
function refusedStart(start: number, { reasons, judgedBy, stretch, judges }: Verdicts, index: number): RefusedStart {
  const place = reasons[index] as number;
  const reason = reasonOf(place);
  const judged = judges[judgedBy[index] as number];
  if (!judged) return { start, reason };
  const { hostId, stretches } = judged;
  const by = stretches[place]?.by?.[stretch[index] as number];
  return by ? { start, reason, hostId, by } : { start, reason, hostId };
}
