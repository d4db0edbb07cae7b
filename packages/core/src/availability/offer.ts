import type { Blocker } from "./blocks.ts";
import { type HostGrid, hostGrid } from "./grid.ts";
import type { PreparedHost } from "./host.ts";
import { hostStarts } from "./host-starts.ts";
import { hostVerdicts, type Verdicts } from "./host-verdicts.ts";
import { type Except, obstaclesAt } from "./obstacles.ts";
import { offered, type RefusalReason, refusalReasons } from "./refusal.ts";
import { checkRules, type OfferRules, startBounds } from "./rules.ts";
import { intersection, union, unionAll } from "./sorted.ts";

export type { Blocker, OfferRules, RefusalReason };

/** A question to a set of hosts. Instants are epoch milliseconds. */
export interface OfferQuery {
  hosts: PreparedHost[];
  /**
   * `single`: one host. `collective`: a start that every host offers on its own, in its own hours, grid and booking
   * window. `round_robin`: one that any host offers.
   */
  assignment: "single" | "collective" | "round_robin";
  rules: OfferRules;
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

export type SlotDecision =
  | { ok: true; hosts: string[] }
  | { ok: false; reason: RefusalReason; hostId?: string; by?: Blocker };

const minute = 60_000;

/**
 * The slots that can be booked. A slot [start, start + duration) is offered when it starts on the grid (every
 * `slotInterval` elapsed minutes from a window's start), lies in open hours from end to end (windows that touch are
 * one), is neither past, too soon nor outside the booking window, and keeps both its own and its neighbours' buffers.
 *
 * With `explain`, also every start of the hours' grids, and of weekly grids that an override replaced, that is refused.
 * A collective refusal is the first refusing host's; a round-robin refusal is that of the host that came closest.
 *
 * Throws RangeError for rules that make no sense, for a time that is no finite number, and for `single` with several
 * hosts.
 */
export function offer(query: OfferQuery & { explain: true }): ExplainedOffer;
export function offer(query: OfferQuery & { explain?: boolean }): Offer;
export function offer(query: OfferQuery & { explain?: boolean }): Offer {
  check(query);
  const from = Math.ceil(query.from / minute);
  const to = Math.ceil(query.to / minute);
  const starts = combined(query, (host) => startsOf(query, host, from, to));
  if (!query.explain) return { starts };
  const explained: ExplainedOffer = { starts, refused: refusals(query, from, to, starts, []) };
  return explained;
}

/**
 * Whether one start can be booked, and by which hosts (all of a collective, all that are free of a round robin): the
 * same answer as `offer` gives, so what is offered can be booked. A refusal gives its reason even off the grid.
 */
export function decideSlot(query: Omit<OfferQuery, "from" | "to"> & { start: number }): SlotDecision {
  const asked = { ...query, from: query.start, to: query.start + minute };
  check(asked);
  const at = Math.floor(query.start / minute);
  const offering = query.hosts.filter((host) => startsOf(asked, host, at, at + 1).length > 0);
  const enough = query.assignment === "collective" ? query.hosts.length : 1;
  if (offering.length >= Math.max(enough, 1)) {
    if (at * minute !== query.start) return { ok: false, reason: "off_grid" };
    return { ok: true, hosts: offering.map(({ hostId }) => hostId) };
  }
  const [refused] = query.hosts.length > 0 ? refusals(asked, at, at + 1, [], [at]) : [];
  if (!refused) return { ok: false, reason: "outside_hours" };
  const { start: _, ...refusal } = refused;
  return { ok: false, ...refusal };
}

/**
 * The `count` offered starts in [from, to) nearest to `start`, ascending; of two equally near the earlier goes first.
 * Looks a day around `start`, then twice as far each time, so a near answer costs little.
 */
export function nearestAlternatives(query: OfferQuery, start: number, count: number): number[] {
  for (let distance = 1440 * minute; ; distance *= 2) {
    const from = Math.max(query.from, start - distance);
    const to = Math.min(query.to, start + distance);
    const { starts } = offer({ ...query, from, to, explain: false });
    const all = from === query.from && to === query.to;
    if (all || starts.length >= count) {
      return starts
        .sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || a - b)
        .slice(0, count)
        .sort((a, b) => a - b);
    }
  }
}

function check({ hosts, assignment, rules, from, to, now }: OfferQuery): void {
  checkRules(rules);
  // Where time has no end neither has the search.
  if (![from, to, now].every(Number.isFinite)) throw new RangeError("from, to and now are instants");
  if (assignment === "single" && hosts.length > 1) throw new RangeError("assignment single has one host");
}

function startsOf(query: OfferQuery, host: PreparedHost, from: number, to: number): number[] {
  const { guarded } = obstaclesAt(host, query.now, query.except);
  return hostStarts(host, query.rules, startBounds(query.rules, host.zone, query.now), guarded, from, to);
}

function combined(query: OfferQuery, startsOfHost: (host: PreparedHost) => number[]): number[] {
  const [first, ...others] = query.hosts;
  if (!first) return [];
  if (others.length === 0) return startsOfHost(first);
  if (query.assignment === "round_robin") return unionAll(query.hosts.map(startsOfHost));
  let starts = startsOfHost(first);
  for (const host of others) {
    if (starts.length === 0) break;
    starts = intersection(starts, startsOfHost(host));
  }
  return starts;
}

/** Of the hosts' candidates in the minutes [from, to), and of the minutes `extra`, those that are not in `starts`. */
function refusals(query: OfferQuery, from: number, to: number, starts: number[], extra: number[]): RefusedStart[] {
  const { hosts, rules, now, except, assignment } = query;
  const grids = hosts.map((host) => hostGrid(host, rules.slotInterval, rules.duration, from, to));
  const minutes = without(union(unionAll(grids.map((grid) => grid.candidates)), extra), starts);
  const verdicts = hosts.map((host, i) => {
    const bounds = startBounds(rules, host.zone, now);
    return hostVerdicts(minutes, grids[i] as HostGrid, rules, bounds, obstaclesAt(host, now, except));
  });
  const speaking = assignment === "round_robin" ? closestHost : firstRefusingHost;
  return minutes.map((at, i) => {
    const host = speaking(verdicts, i);
    return refusedStart(at * minute, hosts[host] as PreparedHost, verdicts[host] as Verdicts, i);
  });
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
