import { parseDate } from "../time/civil.ts";
import type { Zone } from "../time/zone.ts";

/** An event type's rules for its slots. All but the window are minutes. */
export interface OfferRules {
  /** At least 1. */
  duration: number;
  /** The grid's step, at least 1. */
  slotInterval: number;
  bufferBefore: number;
  bufferAfter: number;
  /** A slot starts no earlier than `now` plus this. */
  minimumNotice: number;
  /**
   * Dates on which a slot may start, in each host's own zone. `days`: from today to that many days after it, both
   * included. `from` and `to`: `YYYY-MM-DD`, both included. Null: any.
   */
  bookingWindow: { days: number } | { from: string; to: string } | null;
}

/** Bounds of a slot's start for one host, in epoch minutes. */
export interface StartBounds {
  /** First minute that is not past. */
  readonly now: number;
  /** First minute with enough notice. */
  readonly noticed: number;
  /** The booking window, half-open. */
  readonly windowFrom: number;
  readonly windowTo: number;
}

/** `now` is epoch milliseconds. Throws RangeError for rules that are no numbers of minutes or dates. */
export function startBounds(rules: OfferRules, zone: Zone, now: number): StartBounds {
  const window = rules.bookingWindow;
  let windowFrom = Number.NEGATIVE_INFINITY;
  let windowTo = Number.POSITIVE_INFINITY;
  if (window && "days" in window) {
    windowTo = zone.toInstant(zone.toWall(Math.floor(now / 60_000)).day + window.days + 1, 0);
  } else if (window) {
    windowFrom = zone.toInstant(readDate(window.from), 0);
    windowTo = zone.toInstant(readDate(window.to) + 1, 0);
  }
  return {
    now: Math.ceil(now / 60_000),
    noticed: Math.ceil(now / 60_000 + rules.minimumNotice),
    windowFrom,
    windowTo,
  };
}

/** A step of 0 would never end; a fraction of a minute would leave the grid of minutes that all else is on. */
export function checkRules(rules: OfferRules): void {
  const { duration, slotInterval, bufferBefore, bufferAfter, minimumNotice, bookingWindow } = rules;
  const minutes = { duration, slotInterval, bufferBefore, bufferAfter, minimumNotice };
  for (const [name, value] of Object.entries(minutes)) {
    const least = name === "duration" || name === "slotInterval" ? 1 : 0;
    if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} is not ${least} or more minutes`);
  }
  if (bookingWindow && "days" in bookingWindow && !Number.isInteger(bookingWindow.days)) {
    throw new RangeError("bookingWindow.days is not a number of days");
  }
}

function readDate(text: string): number {
  const day = parseDate(text);
  if (day === null) throw new RangeError(`Not a date: ${text}`);
  return day;
}
