import { formatDate, parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { t } from "../../../words/words.ts";

export interface ClockChange {
  date: string;
  /** Minutes by which clocks go forward; negative: back. */
  by: number;
}

/** Days on which clocks change in a zone, from one date to another, both included. */
export function clockChanges(timezone: string, from: string, to: string): ClockChange[] {
  const there = zone(timezone);
  const [first, last] = [parseDate(from), parseDate(to)];
  if (!there || first === null || last === null) return [];
  return there.transitions(there.toInstant(first, 0), there.toInstant(last + 1, 0)).map(({ at, before, after }) => ({
    // The last minute before the change lies on the day people mean.
    date: formatDate(there.toWall(at - 1).day),
    by: after - before,
  }));
}

export function clockWords({ by }: ClockChange): string {
  const minutes = Math.abs(by);
  if (minutes % 60 === 0)
    return t(by < 0 ? "availability.clock.backHours" : "availability.clock.forwardHours", { hours: minutes / 60 });
  return t(by < 0 ? "availability.clock.backMinutes" : "availability.clock.forwardMinutes", { minutes });
}
