import {
  type Blocker,
  type ClaimFacts,
  decideSlot,
  type HostGroup,
  nearestAlternatives,
  type OfferQuery,
  type RefusalReason,
  type SlotQuery,
} from "../availability/offer.ts";
import type { EventTypeSettings } from "./settings.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Why a claim is refused: a slot's own reasons, and those of the event type. */
export type ClaimRefusal = RefusalReason | "duration" | "page_paused";

export interface ClaimRequest {
  /** Epoch milliseconds. */
  start: number;
  /** Minutes; one of the event type's. */
  duration: number;
  /** One's own appointment (when moving) and one's own hold don't block. */
  except?: { appointmentId?: string; holdId?: string };
  /** What else is known of it. */
  facts?: ClaimFacts;
  /** The ids of a group's free hosts, best first. */
  rank?: SlotQuery["rank"];
  /** A host claims it, and may have what isn't offered: a paused page, other hours, too little notice. */
  overrules?: boolean;
}

export type ClaimDecision =
  /** `groups`: for each group the ids of the hosts that are free, best first. `overruled`: it isn't offered. */
  | { ok: true; start: number; end: number; groups: string[][]; overruled: boolean }
  | { ok: false; reason: ClaimRefusal; hostId?: string; by?: Blocker };

function query(
  settings: EventTypeSettings,
  groups: readonly HostGroup[],
  request: ClaimRequest,
  now: number,
): Omit<OfferQuery, "from" | "to"> {
  return {
    groups,
    rules: { ...settings, duration: request.duration },
    facts: request.facts,
    now,
    except: request.except,
  };
}

/**
 * Whether the time can be booked at `now` (epoch ms): the same function that made the offer decides (promise P1). Who may
 * overrule it does so only where it would refuse.
 */
export function decideClaim(
  settings: EventTypeSettings,
  groups: readonly HostGroup[],
  request: ClaimRequest,
  now: number,
): ClaimDecision {
  const { overrules = false, ...asked } = request;
  const decision = decideOnce(settings, groups, asked, now);
  return decision.ok || !overrules ? decision : decideOnce(settings, groups, request, now);
}

function decideOnce(
  settings: EventTypeSettings,
  groups: readonly HostGroup[],
  request: ClaimRequest,
  now: number,
): ClaimDecision {
  const { start, duration, overrules = false } = request;
  if (settings.paused && !overrules) return { ok: false, reason: "page_paused" };
  if (!settings.durations.includes(duration)) return { ok: false, reason: "duration" };
  const decision = decideSlot({
    ...query(settings, groups, request, now),
    start,
    rank: request.rank,
    overrules,
  });
  if (!decision.ok) return decision;
  return { ...decision, start, end: start + duration * MINUTE, overruled: overrules };
}

/** The last moment (epoch ms) at which a start can be booked; after it, there is too little notice. */
export const bookableUntil = ({ minimumNotice }: Pick<EventTypeSettings, "minimumNotice">, start: number): number =>
  start - minimumNotice * MINUTE;

/**
 * The nearest times that can be booked instead, at most `count`, sorted by time; within `days` on both sides. Where there
 * are some before and after, one of each is among them: whoever can't come earlier may come later.
 */
export function alternatives(
  settings: EventTypeSettings,
  groups: readonly HostGroup[],
  request: ClaimRequest,
  now: number,
  days = 7,
  count = 3,
): { start: number; end: number }[] {
  const duration = settings.durations.includes(request.duration) ? request.duration : settings.durations[0];
  if (settings.paused || duration === undefined) return [];
  const asked = query(settings, groups, { ...request, duration }, now);
  const around = { ...asked, from: request.start - days * DAY, to: request.start + days * DAY };
  const starts = nearestAlternatives(around, request.start, count);
  const isEarlier = starts.every((one) => one < request.start);
  if (isEarlier || starts.every((one) => one > request.start)) {
    const across = isEarlier ? { from: request.start } : { to: request.start };
    const [nearest] = nearestAlternatives({ ...around, ...across }, request.start, 1);
    // The farthest makes room.
    if (nearest !== undefined && starts.length === count) starts.splice(isEarlier ? 0 : -1, 1);
    if (nearest !== undefined) starts.splice(isEarlier ? starts.length : 0, 0, nearest);
  }
  return starts.map((start) => ({ start, end: start + duration * MINUTE }));
}
