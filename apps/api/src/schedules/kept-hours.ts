import type { PlannedHours } from "@daybook/core/availability/hours";
import { spreadRanges } from "@daybook/core/availability/override-ranges";
import type { KeptHours } from "@daybook/db/schedules";

interface SaidHours {
  timezone: string;
  hours: PlannedHours["weekly"];
  overrides: PlannedHours["overrides"];
}

/** A schedule's hours as they are said, in the form in which they are kept and asked: each override one date. */
export const keptHours = ({ timezone, hours, overrides }: SaidHours): KeptHours => ({
  timezone,
  weekly: hours,
  overrides: spreadRanges(overrides),
});
