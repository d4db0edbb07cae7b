import { parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { formatInstantDate } from "../time/format.ts";
import { addDays, firstOf, lastOf, type Month } from "../time/month.ts";
import { MINUTE } from "../time/units.ts";
import { cityOf } from "../time/zones.ts";
import { t } from "../words/words.ts";

/** "Clocks go back in Lisbon on Sunday 25 October. Your time…", if they will change there in this month; null otherwise. */
export function clockChange(zoneName: string, month: Month, now: number): string | null {
  const found = zone(zoneName);
  if (!found) return null;
  const at = (date: string) => found.toInstant(parseDate(date) ?? 0, 0);
  const from = Math.max(at(firstOf(month)), Math.floor(now / MINUTE));
  const [change] = found.transitions(from, Math.max(from, at(addDays(lastOf(month), 1))));
  if (!change) return null;
  // The date of the wall just before the change: a change at midnight belongs to the night before it.
  const date = formatInstantDate((change.at - 1) * MINUTE, zoneName, "long");
  return t(change.after > change.before ? "picker.clocksForward" : "picker.clocksBack", {
    city: cityOf(zoneName),
    date,
  });
}
