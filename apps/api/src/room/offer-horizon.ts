import type { EventTypeSettings } from "@daybook/core/bookings/settings";
import { parseDate } from "@daybook/core/time/civil";

const DAY = 86_400_000;
/** Zones lie less than a day from UTC. */
const ZONES = DAY;

/**
 * The part of [from, to) in which an event type can offer anything at all, epoch ms: not what is past, and not what lies
 * outside its booking window, by a day too wide on each side rather than too narrow. Nothing else needs to be loaded.
 */
export function withinHorizon(
  range: { from: number; to: number },
  { bookingWindow }: Pick<EventTypeSettings, "bookingWindow">,
  now: number,
): { from: number; to: number } {
  const dates = windowOf(bookingWindow, now);
  const from = Math.max(range.from, now, dates.from - ZONES);
  return { from, to: Math.max(from, Math.min(range.to, dates.to + ZONES)) };
}

function windowOf(window: EventTypeSettings["bookingWindow"], now: number): { from: number; to: number } {
  if (window === null) return { from: now, to: Number.POSITIVE_INFINITY };
  if ("days" in window) return { from: now, to: now + (window.days + 1) * DAY };
  return { from: (parseDate(window.from) ?? 0) * DAY, to: ((parseDate(window.to) ?? 0) + 1) * DAY };
}
