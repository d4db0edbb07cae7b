import { parseDate } from "@daybook/core/time/civil";
import { MINUTE } from "@daybook/core/time/units";
import { zone } from "@daybook/core/time/zone";

/** The instants [from, to) of two inclusive dates in a zone, epoch ms. The dates and the zone have been checked. */
export function dateRange(question: { from: string; to: string; timezone: string }): { from: number; to: number } {
  const place = zone(question.timezone);
  const [from, to] = [parseDate(question.from), parseDate(question.to)];
  if (!place || from === null || to === null) throw new RangeError("dateRange was given an unchecked question");
  return { from: place.toInstant(from, 0) * MINUTE, to: place.toInstant(to + 1, 0) * MINUTE };
}

/** When a date begins in a zone, epoch ms. Both have been checked. */
export const dateStart = (date: string, timezone: string): number => dateRange({ from: date, to: date, timezone }).from;
