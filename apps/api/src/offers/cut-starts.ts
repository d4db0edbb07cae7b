import { formatDate, parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";

const MINUTE = 60_000;
/** So many slots make one answer, some 200 kB: 62 days of a start each half hour fit, day and night, and a month of quarters. */
export const MOST_STARTS = 3_500;

interface Cut {
  starts: number[];
  /** The date in the question's zone from which on nothing is in `starts`; absent when all are. */
  nextFrom?: string;
}

/**
 * The starts (epoch ms, ascending) of as many whole dates of a zone as make an answer of a bounded size; the first date
 * in any case, since a day of 25 hours has 1,500 at most.
 */
export function cutStarts(starts: number[], question: { from: string; timezone: string }, most = MOST_STARTS): Cut {
  const over = starts[most];
  const place = zone(question.timezone);
  if (over === undefined || !place) return { starts };
  const next = Math.max(place.toWall(over / MINUTE).day, (parseDate(question.from) ?? 0) + 1);
  const end = place.toInstant(next, 0) * MINUTE;
  return { starts: starts.filter((start) => start < end), nextFrom: formatDate(next) };
}
