import type { Blocker } from "./blocks.ts";
import type { ClaimFacts } from "./facts.ts";
import { type AskedGroup, type HostGroup, oneHost, startsOfGroups } from "./groups.ts";
import type { PreparedHost } from "./host.ts";
import { HostQuery, type StartsQuery } from "./host-query.ts";
import type { Except } from "./obstacles.ts";
import { checkRules, type OfferRules } from "./offer-rules.ts";
import { partedByGroups, partedStarts } from "./parted.ts";
import type { Refusals, RefusedStart } from "./refusals.ts";
import type { RefusalReason } from "./rules/registry.ts";
import { offers } from "./verdicts.ts";

export {
  type Blocker,
  type ClaimFacts,
  type HostGroup,
  type OfferRules,
  oneHost,
  type RefusalReason,
  type Refusals,
  type RefusedStart,
};

/** A question to groups of hosts. Instants are epoch milliseconds. */
export interface OfferQuery {
  /** A slot is a start that satisfies every group but the optional ones; where there are none but those, none is. */
  groups: readonly HostGroup[];
  rules: OfferRules;
  /** What is known of the claim that is asked about. */
  facts?: ClaimFacts | undefined;
  /** Slots start in [from, to). */
  from: number;
  to: number;
  now: number;
  /** An appointment that moves and the hold that the asker owns are not in their own way. */
  except?: Except | undefined;
}

export interface Offer {
  /** Epoch milliseconds, ascending. */
  starts: number[];
  /** Places left at each start, parallel to `starts`; absent where every start has one. */
  left?: number[];
}

export interface ExplainedOffer extends Offer {
  /** Ascending, none of them in `starts`. */
  refused: Refusals;
}

/** One start to decide. */
export interface SlotQuery extends Omit<OfferQuery, "from" | "to"> {
  start: number;
  /** The ids of a group's free hosts, best first; without it they keep the query's order. */
  rank?: ((group: readonly string[], groupIndex: number) => readonly string[]) | undefined;
  /** The host's own word: only the past and what is booked or held at this moment refuses then. */
  overrules?: boolean | undefined;
}

export type SlotDecision =
  | {
      ok: true;
      /**
       * For each group of the query the ids of its hosts, best first: all of a group of need `all`, all that are free of
       * one of need 1, and of an optional one those that are free.
       */
      groups: string[][];
    }
  | { ok: false; reason: RefusalReason; hostId?: string; by?: Blocker };

const minute = 60_000;

/**
 * The slots that can be booked. A host offers a slot [start, start + duration) when it starts on the grid (every
 * `slotInterval` elapsed minutes from a window's start), lies in open hours from end to end (windows that touch are
 * one), is neither past, too soon nor outside the booking window, and keeps both its own and its neighbours' buffers.
 *
 * With `explain`, also every start of the hours' grids, and of weekly grids that an override replaced, that is refused.
 * A refusal is the first unsatisfied group's: of need `all` its first refusing host's, of need 1 that of the host that
 * came closest.
 *
 * Throws RangeError for rules that make no sense, for a time that is no finite number, and for a host asked twice.
 */
export function offer(query: OfferQuery & { explain: true }): ExplainedOffer;
export function offer(query: OfferQuery & { explain?: boolean }): Offer;
export function offer(query: OfferQuery & { explain?: boolean }): Offer {
  check(query);
  const from = Math.ceil(query.from / minute);
  const to = Math.ceil(query.to / minute);
  const groups = required(query, from, to);
  if (!query.explain) return { starts: inMilliseconds(startsOfGroups(groups)) };
  const { free, refusals } = partedStarts(groups);
  const explained: ExplainedOffer = { starts: inMilliseconds(free), refused: refusals };
  return explained;
}

/**
 * Whether one start can be booked, and by which hosts: the same answer as `offer` gives, so what is offered can be
 * booked. A refusal gives its reason even off the grid.
 */
export function decideSlot(query: SlotQuery): SlotDecision {
  const asked = { ...query, from: query.start, to: query.start + minute };
  check(asked);
  const at = Math.floor(query.start / minute);
  const groups = query.groups.map((group) => ({ ...group, queries: queriesOf(query, group.hosts, at, at + 1) }));
  const free = groups.map(({ queries }) => queries.filter((one) => offers(one, at)).map(({ host }) => host.hostId));
  const needed = groups.filter((group) => !group.optional);
  const satisfied = groups.every((group, i) => group.optional || satisfies(group, (free[i] as string[]).length));
  if (needed.length > 0 && satisfied) {
    if (at * minute !== query.start) return { ok: false, reason: "off_grid" };
    return { ok: true, groups: query.rank ? free.map(ranked(query.rank)) : free };
  }
  if (needed.length === 0) return { ok: false, reason: "outside_hours" };
  const { start: _, ...refusal } = partedByGroups(needed, [at]).refusals.at(0);
  return { ok: false, ...refusal };
}

/** A group without hosts is never satisfied: somebody has to come. */
const satisfies = ({ need, hosts }: HostGroup, free: number) => free > 0 && (need === 1 || free === hosts.length);

const ranked = (rank: NonNullable<SlotQuery["rank"]>) => (free: string[], group: number) => {
  const best = [...rank(free, group)];
  if (best.length !== free.length) throw new RangeError("rank orders a group's hosts, and leaves none out");
  return best;
};

/**
 * The `count` offered starts in [from, to) nearest to `start`, ascending; of two equally near the earlier goes first.
 * Looks a day around `start`, then twice as far each time, so a near answer costs little.
 */
export function nearestAlternatives(query: OfferQuery, start: number, count: number): number[] {
  for (let distance = 1440 * minute; ; distance *= 2) {
    const from = Math.max(query.from, start - distance);
    const to = Math.min(query.to, start + distance);
    const { starts } = offer({ ...query, from, to });
    const all = from === query.from && to === query.to;
    if (all || starts.length >= count) {
      return starts
        .sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || a - b)
        .slice(0, count)
        .sort((a, b) => a - b);
    }
  }
}

function check({ groups, rules, from, to, now }: OfferQuery): void {
  checkRules(rules);
  // Where time has no end neither has the search.
  if (!(Number.isFinite(from) && Number.isFinite(to) && Number.isFinite(now)))
    throw new RangeError("from, to and now are instants");
  if (groups.length === 1 && groups[0]?.hosts.length === 1) return;
  const ids = groups.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId));
  if (new Set(ids).size < ids.length) throw new RangeError("a host is asked twice");
}

function inMilliseconds(minutes: readonly number[]): number[] {
  const instants: number[] = new Array(minutes.length);
  for (let i = 0; i < minutes.length; i++) instants[i] = (minutes[i] as number) * minute;
  return instants;
}

function required(query: OfferQuery, from: number, to: number): AskedGroup[] {
  const groups = query.groups.filter((group) => !group.optional);
  return groups.map(({ need, hosts }) => ({ need, queries: queriesOf(query, hosts, from, to) }));
}

const queriesOf = (query: StartsQuery, hosts: readonly PreparedHost[], from: number, to: number) =>
  hosts.map((host) => new HostQuery(host, query, from, to));
