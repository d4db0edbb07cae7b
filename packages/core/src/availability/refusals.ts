import type { Blocker } from "./blocks.ts";
import type { AskedGroup } from "./groups.ts";
import type { RefusalReason } from "./rules/registry.ts";
import { without } from "./sorted.ts";
import { offered, reasonOf, type Verdicts, verdicts } from "./verdicts.ts";

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
  const refused: RefusedStart[] = new Array(minutes.length);
  let places: readonly number[] = minutes.map((_, place) => place);
  for (const group of groups) {
    if (places.length === 0) break;
    if (group.queries.length === 0) places = refusedByNobody(minutes, places, refused);
    else if (group.need === 1) places = refusedByClosest(group, minutes, places, refused);
    else places = refusedByFirst(group, minutes, places, refused);
  }
  return refused;
}

/** A group without hosts is never satisfied, and nobody speaks for it. */
function refusedByNobody(minutes: readonly number[], places: readonly number[], refused: RefusedStart[]): number[] {
  for (const place of places) refused[place] = { start: (minutes[place] as number) * 60_000, reason: "outside_hours" };
  return [];
}

function refusedByFirst(
  { queries }: AskedGroup,
  minutes: readonly number[],
  places: readonly number[],
  refused: RefusedStart[],
): readonly number[] {
  let left = places;
  for (const query of queries) {
    const said = verdicts(query, at(minutes, left));
    const next: number[] = [];
    for (let i = 0; i < left.length; i++) {
      const place = left[i] as number;
      if (said.reasons[i] === offered) next.push(place);
      else refused[place] = refusedStart(minutes[place] as number, said, i);
    }
    left = next;
    if (left.length === 0) break;
  }
  return left;
}

function refusedByClosest(
  { queries }: AskedGroup,
  minutes: readonly number[],
  places: readonly number[],
  refused: RefusedStart[],
): readonly number[] {
  const progress: number[] = new Array(minutes.length).fill(-1);
  let left = places;
  for (const query of queries) {
    const said = verdicts(query, at(minutes, left));
    const next: number[] = [];
    for (let i = 0; i < left.length; i++) {
      const place = left[i] as number;
      const reason = said.reasons[i] as number;
      if (reason === offered) continue;
      next.push(place);
      if (reason <= (progress[place] as number)) continue;
      progress[place] = reason;
      refused[place] = refusedStart(minutes[place] as number, said, i);
    }
    left = next;
    if (left.length === 0) break;
  }
  return without(places, left);
}

const at = (minutes: readonly number[], places: readonly number[]): readonly number[] =>
  places.length === minutes.length ? minutes : places.map((place) => minutes[place] as number);

function refusedStart(minute: number, { hostId, reasons, by }: Verdicts, index: number): RefusedStart {
  const start = minute * 60_000;
  const reason = reasonOf(reasons[index] as number);
  const blocker = by[index];
  return blocker ? { start, reason, hostId, by: blocker } : { start, reason, hostId };
}
