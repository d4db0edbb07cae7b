import { parseDate } from "@daybook/core/time/civil";
import { fieldFailure } from "../runtime/failure.ts";

const MOST = 62;

/** Refuses dates in the wrong order and ranges of more than so many days. Both have been parsed. */
export function checkDateRange(from: string, to: string, place: "query" | "body" = "query", most = MOST): void {
  const days = (parseDate(to) ?? 0) - (parseDate(from) ?? 0) + 1;
  if (days < 1) throw fieldFailure("to", "reversed", "The last date is before the first.", { in: place });
  if (days > most)
    throw fieldFailure("to", "range_too_long", `At most ${most} days at once; this asks for ${days}.`, {
      in: place,
      params: { max: most, actual: days },
    });
}
