import { MINUTE } from "@daybook/core/time/units";
import { type Reading, withPlainSpaces } from "./mail-dates.ts";

/** So near to a whole hour a time is said in hours, minutes. */
const NEAR_AN_HOUR = 5;

/**
 * "tomorrow", "in 1 hour", "in 3 days": when something begins, true at the moment `now` in the reader's zone. Days are
 * those of the calendar: 20 hours ahead may be tomorrow or today. Both epoch ms. `by` days: of a day as a whole.
 */
export function soonWords(
  start: number,
  now: number,
  { words, zone }: Reading,
  by: "days" | "any unit" = "any unit",
): string {
  const relative = new Intl.RelativeTimeFormat(words.tag, { numeric: "auto" });
  const say = (count: number, unit: "minute" | "hour" | "day") => withPlainSpaces(relative.format(count, unit));
  const minutes = Math.max(1, Math.round((start - now) / MINUTE));
  const days = dayOf(start, zone) - dayOf(now, zone);
  if (by === "days") return say(days, "day");
  const hours = Math.round(minutes / 60);
  const isWhole = hours > 0 && Math.abs(minutes - hours * 60) <= NEAR_AN_HOUR;
  if (isWhole && hours <= (days === 0 ? 6 : 2)) return say(hours, "hour");
  if (minutes < 120) return say(minutes < 15 ? minutes : Math.round(minutes / 5) * 5, "minute");
  return say(Math.max(0, days), "day");
}

/** The day of the calendar in a zone, counted from 1970. */
function dayOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day")) / 86_400_000;
}
