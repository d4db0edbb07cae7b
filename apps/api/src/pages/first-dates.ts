import { formatDate } from "@daybook/core/time/civil";
import { DAY } from "@daybook/core/time/units";

/**
 * Dates in UTC whose times the first paint brings: this month and the next, to people of any zone. Their date is UTC's
 * or a day off, so on a month's last day it may be the next one's first. That is up to 65 days; the API's limit of 62
 * is for callers.
 */
export function firstDates(now: number): { from: string; to: string } {
  const today = Math.floor(now / DAY);
  const tomorrow = new Date((today + 1) * DAY);
  const afterNext = Date.UTC(tomorrow.getUTCFullYear(), tomorrow.getUTCMonth() + 2, 1) / DAY;
  return { from: formatDate(today - 1), to: formatDate(afterNext) };
}
