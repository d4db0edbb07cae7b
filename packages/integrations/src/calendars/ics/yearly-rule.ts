import { DAY, MINUTE, WEEK } from "@daybook/core/time/units";
import type { Transition } from "@daybook/core/time/zone";

/** A change of offset that comes every year on the same weekday of the same month. Offsets are minutes east of UTC. */
export interface YearlyRule {
  before: number;
  after: number;
  /** The first onset, as milliseconds of a UTC clock that shows the wall time. */
  firstOnset: number;
  month: number;
  /** iCalendar's `BYDAY`, such as `2SU` or `-1SU`. */
  byDay: string;
}

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** The rule that gives exactly these transitions, one a year from `firstYear` on, or null when no rule does. */
export function yearlyRule(transitions: readonly Transition[], firstYear: number): YearlyRule | null {
  const onsets = transitions.map((transition) => new Date((transition.at + transition.before) * MINUTE));
  const [first] = transitions;
  const [onset] = onsets;
  if (!first || !onset) return null;
  const alike = transitions.every((one) => one.before === first.before && one.after === first.after);
  const regular = onsets.every(
    (one, index) =>
      one.getUTCFullYear() === firstYear + index &&
      one.getUTCMonth() === onset.getUTCMonth() &&
      one.getUTCDay() === onset.getUTCDay() &&
      one.getTime() % DAY === onset.getTime() % DAY,
  );
  const ordinal = commonOrdinal(onsets);
  if (!alike || !regular || ordinal === null) return null;
  return {
    before: first.before,
    after: first.after,
    firstOnset: onset.getTime(),
    month: onset.getUTCMonth() + 1,
    byDay: `${ordinal}${weekdays[onset.getUTCDay()]}`,
  };
}

/** -1 when each date is the last such weekday of its month, else the ordinal all of them share, else null. */
function commonOrdinal(dates: readonly Date[]): number | null {
  if (dates.every((date) => new Date(date.getTime() + WEEK).getUTCMonth() !== date.getUTCMonth())) return -1;
  const ordinals = new Set(dates.map((date) => Math.ceil(date.getUTCDate() / 7)));
  const [ordinal] = ordinals;
  return ordinals.size === 1 && ordinal !== undefined ? ordinal : null;
}
