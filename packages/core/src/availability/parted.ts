import { candidates } from "./candidates.ts";
import { partedGrid, refusedAmong } from "./free-starts.ts";
import { gridOf } from "./grid.ts";
import type { AskedGroup } from "./groups.ts";
import type { HostQuery } from "./host-query.ts";
import { Refusals } from "./refusals.ts";
import { insertAll, without } from "./sorted.ts";
import { judge, placeAt, type Verdicts } from "./verdicts.ts";

/** Starts in two: those that can be booked (epoch minutes, ascending), and the others with what refuses them. */
export interface Parted {
  readonly free: readonly number[];
  readonly refusals: Refusals;
}

/** All starts of the hosts' grids, and of weekly grids that overrides replaced. */
export function partedStarts(groups: readonly AskedGroup[]): Parted {
  const queries = groups.flatMap((group) => group.queries);
  if (groups.length === 1 && queries.length === 1) return partedByHost(queries[0] as HostQuery);
  return partedByGroups(groups, candidates(queries, true));
}

/** Where one host is asked, what its grid doesn't have is known to be off it. */
function partedByHost(query: HostQuery): Parted {
  const { free, refused } = partedGrid(query);
  if (query.replaced.start.length === 0) return { free, refusals: new Refusals(refused, [judge(query, refused, [])]) };
  const replaced = gridOf(query.replaced, query.rules.slotInterval, query.from, query.to);
  const offGrid = without(without(replaced, free), refused);
  insertAll(refused, offGrid);
  return { free, refusals: new Refusals(refused, [judge(query, refused, offGrid)]) };
}

/**
 * Ascending minutes, on the hosts' grids or off them. Each is refused by the first group that is not satisfied: of need
 * `all` its first refusing host says why, of need 1 the host that came closest, the first of several.
 */
export function partedByGroups(groups: readonly AskedGroup[], minutes: readonly number[]): Parted {
  const parting = new Parting(minutes);
  for (const { need, queries } of groups) {
    // A group without hosts is never satisfied, and nobody speaks for it.
    if (queries.length === 0) parting.refuse(parting.left, [], undefined);
    else if (need === 1) refuseByAny(queries, parting);
    else refuseByEach(queries, parting);
  }
  return parting.parted();
}

function refuseByEach(queries: readonly HostQuery[], parting: Parting): void {
  for (const query of queries) {
    if (parting.left.length === 0) break;
    const offGrid: number[] = [];
    const refused = refusedAmong(query, parting.left, offGrid);
    if (refused.length > 0) parting.refuse(refused, [judge(query, refused, offGrid)], undefined);
  }
}

function refuseByAny(queries: readonly HostQuery[], parting: Parting): void {
  let refused = parting.left;
  for (const query of queries) refused = refused.length > 0 ? refusedAmong(query, refused) : refused;
  if (refused.length === 0) return;
  const verdicts = queries.map((query) => judge(query, refused));
  parting.refuse(refused, verdicts, closest(verdicts, refused.length));
}

/** Of so many minutes, whose verdict came closest to an offer. */
function closest(verdicts: readonly Verdicts[], count: number): Int32Array {
  const best = new Int32Array(count);
  for (let index = 1; index < verdicts.length; index++) {
    const rival = verdicts[index] as Verdicts;
    for (let i = 0; i < count; i++) {
      if (placeAt(rival, i) > placeAt(verdicts[best[i] as number] as Verdicts, i)) best[i] = index;
    }
  }
  return best;
}

/** Takes from the minutes those that are refused, one host or group after the other, and notes who says why. */
class Parting {
  /** Nobody has refused these yet. */
  left: readonly number[];
  readonly #minutes: readonly number[];
  readonly #verdicts: Verdicts[] = [];
  /** Of each minute, whose verdict speaks of it, -1 for nobody's, and at which index. */
  readonly #by: Int32Array;
  readonly #at: Int32Array;
  /** Of each of those left, its index among the minutes. */
  #indexes: Int32Array;

  constructor(minutes: readonly number[]) {
    this.left = minutes;
    this.#minutes = minutes;
    this.#by = new Int32Array(minutes.length).fill(-1);
    this.#at = new Int32Array(minutes.length);
    this.#indexes = new Int32Array(minutes.length);
    for (let i = 0; i < minutes.length; i++) this.#indexes[i] = i;
  }

  /** `speaks` is, for each of the refused, the index of the verdicts that tell why; without it the first do. */
  refuse(refused: readonly number[], verdicts: readonly Verdicts[], speaks: Int32Array | undefined): void {
    const known = this.#verdicts.length;
    this.#verdicts.push(...verdicts);
    const left: number[] = [];
    let next = 0;
    for (let i = 0; i < this.left.length; i++) {
      const minute = this.left[i] as number;
      const index = this.#indexes[i] as number;
      if (next < refused.length && refused[next] === minute) {
        if (verdicts.length > 0) this.#by[index] = known + (speaks ? (speaks[next] as number) : 0);
        this.#at[index] = next++;
      } else {
        this.#indexes[left.length] = index;
        left.push(minute);
      }
    }
    this.left = left;
  }

  parted(): Parted {
    const minutes: number[] = [];
    const count = this.#minutes.length - this.left.length;
    const [by, at] = [new Int32Array(count), new Int32Array(count)];
    let free = 0;
    for (let i = 0; i < this.#minutes.length; i++) {
      if (free < this.left.length && this.#indexes[free] === i) {
        free++;
        continue;
      }
      by[minutes.length] = this.#by[i] as number;
      at[minutes.length] = this.#at[i] as number;
      minutes.push(this.#minutes[i] as number);
    }
    return { free: this.left, refusals: new Refusals(minutes, this.#verdicts, { by, at }) };
  }
}
