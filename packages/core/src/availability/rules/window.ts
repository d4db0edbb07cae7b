import { parseDate } from "../../time/civil.ts";
import type { Zone } from "../../time/zone.ts";
import type { OfferRules } from "../offer-rules.ts";
import { nothing, type Stretches, stretch } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts on dates outside the booking window, in the host's zone. */
export const window = {
  reason: "window",
  yields: true,
  forbids({ from, to, host, now, rules }): Stretches {
    if (!rules.bookingWindow) return nothing;
    const { opens, closes } = bounds(rules.bookingWindow, host.zone, now);
    const before = stretch(from, Math.min(opens, to));
    const after = stretch(Math.max(closes, from), to);
    if (after === nothing) return before;
    return { ...after, from: [...before.from, ...after.from], to: [...before.to, ...after.to] };
  },
} as const satisfies Rule;

/** The window's first minute and the first after it. */
function bounds(window: NonNullable<OfferRules["bookingWindow"]>, zone: Zone, now: number) {
  if ("days" in window) {
    const today = zone.toWall(Math.floor(now / 60_000)).day;
    return { opens: Number.NEGATIVE_INFINITY, closes: zone.toInstant(today + window.days + 1, 0) };
  }
  const [first, last] = [parseDate(window.from), parseDate(window.to)];
  if (first === null || last === null) throw new RangeError("bookingWindow is not from a date to a date");
  return { opens: zone.toInstant(first, 0), closes: zone.toInstant(last + 1, 0) };
}
