import type { Blocker } from "./blocks.ts";
import type { ClaimFacts } from "./facts.ts";
import { type HostGrid, hostGrid } from "./grid.ts";
import type { PreparedHost } from "./host.ts";
import { hostStarts } from "./host-starts.ts";
import { hostVerdicts, type Verdicts } from "./host-verdicts.ts";
import { type Except, obstaclesAt } from "./obstacles.ts";
import { offered, type RefusalReason, refusalReasons } from "./refusal.ts";
import { checkRules, type OfferRules, startBounds } from "./rules.ts";
import { intersection, union, unionAll } from "./sorted.ts";

export type { Blocker, ClaimFacts, OfferRules, RefusalReason };

/**
 * Some of the hosts of an appointment. A group of need `all` is satisfied by a start that each of its hosts offers on
 * their own, in their own hours, grid and booking window; one of need 1, by a start that any of them offers.
 */
export interface HostGroup {
  hosts: readonly PreparedHost[];
  need: "all" | 1;
  /** The hosts come along where they are free, and stand in no slot's way where they are not. */
  optional?: boolean | undefined;
}

/** The groups of an appointment with one host. */
export const oneHost = (host: PreparedHost): HostGroup[] => [{ hosts: [host], need: "all" }];

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

/** A start that is not offered, why, and by which host's and which block's doing. Epoch milliseconds. */
export interface RefusedStart {
  start: number;
  reason: RefusalReason;
  hostId?: string;
  by?: Blocker;
}

export interface ExplainedOffer extends Offer {
  /** Ascending, none of them in `starts`. */
  refused: RefusedStart[];
}

/** One start to decide. */
export interface SlotQuery extends Omit<OfferQuery, "from" | "to"> {
  start: number;
  /** The ids of a group's free hosts, best first; without it they keep the query's order. */
  rank?: ((group: readonly string[], groupIndex: number) => readonly string[]) | undefined;
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
  const starts = combined(query, from, to);
  if (!query.explain) return { starts };
  const explained: ExplainedOffer = { starts, refused: refusals(query, from, to, starts, []) };
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
  const groups = query.groups.map(({ hosts }, index) => {
    const free = hosts.filter((host) => startsOf(asked, host, at, at + 1).length > 0).map(({ hostId }) => hostId);
    return query.rank ? ranked(query.rank, free, index) : free;
  });
  const required = query.groups.filter((group) => !group.optional);
  const satisfied = query.groups.every(
    (group, i) => group.optional || satisfies(group, (groups[i] as string[]).length),
  );
  if (required.length > 0 && satisfied) {
    if (at * minute !== query.start) return { ok: false, reason: "off_grid" };
    return { ok: true, groups };
  }
  const [refused] = refusals(asked, at, at + 1, [], [at]);
  if (!refused) return { ok: false, reason: "outside_hours" };
  const { start: _, ...refusal } = refused;
  return { ok: false, ...refusal };
}

/** A group without hosts is never satisfied: somebody has to come. */
const satisfies = ({ need, hosts }: HostGroup, free: number) => free > 0 && (need === 1 || free === hosts.length);

function ranked(rank: NonNullable<SlotQuery["rank"]>, free: string[], group: number): string[] {
  const best = [...rank(free, group)];
  if (best.length !== free.length) throw new RangeError("rank orders a group's hosts, and leaves none out");
  return best;
}

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
  if (![from, to, now].every(Number.isFinite)) throw new RangeError("from, to and now are instants");
  const ids = groups.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId));
  if (new Set(ids).size < ids.length) throw new RangeError("a host is asked twice");
}

function startsOf(query: OfferQuery, host: PreparedHost, from: number, to: number): number[] {
  const { guarded } = obstaclesAt(host, query.now, query.except);
  return hostStarts(host, query.rules, startBounds(query.rules, host.zone, query.now), guarded, from, to);
}

function combined(query: OfferQuery, from: number, to: number): number[] {
  let starts: number[] | undefined;
  const meet = (more: number[]) => {
    starts = starts ? intersection(starts, more) : more;
  };
  for (const { hosts, need, optional } of query.groups) {
    if (optional) continue;
    if (need === 1 || hosts.length === 0) meet(unionAll(hosts.map((host) => startsOf(query, host, from, to))));
    else for (const host of hosts) if (starts?.length !== 0) meet(startsOf(query, host, from, to));
  }
  return starts ?? [];
}

interface JudgedGroup {
  hosts: readonly PreparedHost[];
  verdicts: Verdicts[];
  speaking: (verdicts: readonly Verdicts[], candidate: number) => number;
}

/** Of the hosts' candidates in the minutes [from, to), and of the minutes `extra`, those that are not in `starts`. */
function refusals(query: OfferQuery, from: number, to: number, starts: number[], extra: number[]): RefusedStart[] {
  const { rules, now, except } = query;
  const groups = query.groups.filter((group) => !group.optional);
  const grids = new Map<PreparedHost, HostGrid>();
  for (const { hosts } of groups)
    for (const host of hosts) grids.set(host, hostGrid(host, rules.slotInterval, rules.duration, from, to));
  const minutes = without(union(unionAll([...grids.values()].map((grid) => grid.candidates)), extra), starts);
  const judged = groups.map(({ hosts, need }): JudgedGroup => {
    const verdicts = hosts.map((host) => {
      const bounds = startBounds(rules, host.zone, now);
      return hostVerdicts(minutes, grids.get(host) as HostGrid, rules, bounds, obstaclesAt(host, now, except));
    });
    return { hosts, verdicts, speaking: need === 1 ? closestHost : firstRefusingHost };
  });
  return minutes.map((at, i) => refusalOf(at * minute, judged, i));
}

function refusalOf(start: number, groups: readonly JudgedGroup[], candidate: number): RefusedStart {
  for (const { hosts, verdicts, speaking } of groups) {
    // An empty group refuses, and nobody speaks for it.
    if (hosts.length === 0) break;
    const host = speaking(verdicts, candidate);
    if (host !== none) return refusedStart(start, hosts[host] as PreparedHost, verdicts[host] as Verdicts, candidate);
  }
  return { start, reason: "outside_hours" };
}

/** The ascending minutes that are none of the ascending `starts` (milliseconds). */
function without(minutes: number[], starts: number[]): number[] {
  let next = 0;
  return minutes.filter((at) => {
    while (next < starts.length && (starts[next] as number) < at * minute) next++;
    return starts[next] !== at * minute;
  });
}

function refusedStart(start: number, { hostId }: PreparedHost, verdicts: Verdicts, candidate: number): RefusedStart {
  const reason = refusalReasons[verdicts.reasons[candidate] as number] as RefusalReason;
  const by = verdicts.blockers[candidate];
  return by ? { start, reason, hostId, by } : { start, reason, hostId };
}

/** No host refuses. */
const none = -1;

/** The first host that refuses the candidate; `none` where every host offers it. */
function firstRefusingHost(verdicts: readonly Verdicts[], candidate: number): number {
  for (let host = 0; host < verdicts.length; host++) if (verdicts[host]?.reasons[candidate] !== offered) return host;
  return none;
}

/** The host that came closest to offering the candidate, the first of several; `none` where one does offer it. */
function closestHost(verdicts: readonly Verdicts[], candidate: number): number {
  let closest = none;
  let progress = offered;
  for (const [host, { reasons }] of verdicts.entries()) {
    const reason = reasons[candidate] ?? offered;
    if (reason === offered) return none;
    if (reason > progress) {
      progress = reason;
      closest = host;
    }
  }
  return closest;
}
