import { parseDate } from "../time/civil.ts";

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

const leastMinutes = [
  ["duration", 1],
  ["slotInterval", 1],
  ["bufferBefore", 0],
  ["bufferAfter", 0],
  ["minimumNotice", 0],
] as const;

/** A step of 0 would never end; a fraction of a minute would leave the grid of minutes that all else is on. */
export function checkRules(rules: OfferRules): void {
  for (const [name, least] of leastMinutes) {
    if (!Number.isInteger(rules[name]) || rules[name] < least)
      throw new RangeError(`${name} is not ${least} or more minutes`);
  }
  const window = rules.bookingWindow;
  if (!window) return;
  if (!("days" in window)) {
    if (parseDate(window.from) === null || parseDate(window.to) === null)
      throw new RangeError(`bookingWindow is not from a date to a date: ${window.from}, ${window.to}`);
  } else if (!Number.isInteger(window.days)) throw new RangeError("bookingWindow.days is not a number of days");
}
