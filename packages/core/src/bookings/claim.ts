import type { Blocker, PreparedHost } from "../availability/host.ts";
import { decideSlot, nearestAlternatives, type OfferQuery, type RefusalReason } from "../availability/offer.ts";
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
}

export type ClaimDecision =
  | { ok: true; start: number; end: number }
  | { ok: false; reason: ClaimRefusal; by?: Blocker };

function query(
  settings: EventTypeSettings,
  hosts: PreparedHost[],
  request: ClaimRequest,
  now: number,
): Omit<OfferQuery, "from" | "to"> {
  return {
    hosts,
    assignment: "single",
    rules: { ...settings, duration: request.duration },
    now,
    ...(request.except ? { except: request.except } : {}),
  };
}

/** Whether the time can be booked at `now` (epoch ms): the same function that made the offer decides (promise P1). */
export function decideClaim(
  settings: EventTypeSettings,
  hosts: PreparedHost[],
  request: ClaimRequest,
  now: number,
): ClaimDecision {
  if (settings.paused) return { ok: false, reason: "page_paused" };
  if (!settings.durations.includes(request.duration)) return { ok: false, reason: "duration" };
  const decision = decideSlot({ ...query(settings, hosts, request, now), start: request.start });
  if (decision.ok) return { ok: true, start: request.start, end: request.start + request.duration * MINUTE };
  return { ok: false, reason: decision.reason, ...(decision.by ? { by: decision.by } : {}) };
}

/** The last moment (epoch ms) at which a start can be booked; after it, there is too little notice. */
export const bookableUntil = ({ minimumNotice }: Pick<EventTypeSettings, "minimumNotice">, start: number): number =>
  start - minimumNotice * MINUTE;

/** The nearest times that can be booked instead, at most `count`, sorted by time; within `days` on both sides. */
export function alternatives(
  settings: EventTypeSettings,
  hosts: PreparedHost[],
  request: ClaimRequest,
  now: number,
  days = 7,
  count = 3,
): { start: number; end: number }[] {
  const duration = settings.durations.includes(request.duration) ? request.duration : settings.durations[0];
  if (settings.paused || duration === undefined) return [];
  const asked = query(settings, hosts, { ...request, duration }, now);
  const starts = nearestAlternatives(
    { ...asked, from: request.start - days * DAY, to: request.start + days * DAY },
    request.start,
    count,
  );
  return starts.map((start) => ({ start, end: start + duration * MINUTE }));
}
