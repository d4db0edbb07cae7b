import type { HoursProblem, HoursRule, PlannedHours } from "@daybook/core/availability/hours";
import { lastDateOf, longestRange, mostOverrideDates } from "@daybook/core/availability/override-ranges";
import { brief } from "./issue-params.ts";
import type { RuleParams } from "./problem.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The window, weekday or date that a problem's path leads to, and what holds it. */
function places({ path, other }: HoursProblem, hours: PlannedHours) {
  const [list, index, inner, nth] = path;
  const rule = list === "weekly" ? hours.weekly[Number(index)] : undefined;
  const override = list === "overrides" ? hours.overrides[Number(index)] : undefined;
  const window = rule ?? override?.windows[Number(nth)];
  return {
    start: window?.start ?? "",
    end: window?.end ?? "",
    day: inner === "days" ? (rule?.days[Number(nth)] ?? 0) : 0,
    date: override?.date ?? "",
    until: override ? lastDateOf(override) : "",
    invalid: (inner === "until" ? override?.until : override?.date) ?? "",
    other: hours.overrides[other ?? -1],
  };
}

/** What is wrong with a host's hours, in words that name the value. */
export function hoursSentence(problem: HoursProblem, hours: PlannedHours): string {
  const { start, end, day, date, until, invalid, other } = places(problem, hours);
  const window = `${start}–${end}`;
  const dates = (first: string, last: string) => (first === last ? first : `${first} to ${last}`);
  const here = dates(date, until);
  const sentences: Record<HoursRule, string> = {
    unknown_timezone: `“${hours.timezone}” isn't a time zone of the IANA database, such as Europe/Lisbon.`,
    invalid_day: "A weekday is a number from 1 (Monday) to 7 (Sunday).",
    duplicate_day: `${weekdays[day - 1] ?? ""} stands twice in these hours. Name each day once.`,
    invalid_time: `${window}: hours begin between 00:00 and 23:59 and end at 24:00 at the latest.`,
    overlap: date
      ? `${window} overlaps other hours of ${date}. Join them, or leave one out.`
      : `${window} overlaps other hours of the week. Join them, or leave one out.`,
    invalid_date: `“${invalid}” isn't a date of the calendar, written like 2030-03-13.`,
    duplicate_date: `${date} stands twice. Put all its hours into one override.`,
    overlapping_dates: `${here} shares dates with ${other ? dates(other.date, lastDateOf(other)) : "another"}. Each date stands in one override.`,
    until_before_date: `${until} is before ${date}. A range ends on its first date or later.`,
    range_too_long: `${here} are more than ${longestRange} dates. Make several ranges of them.`,
    too_many_dates: `At most ${mostOverrideDates} dates have hours of their own. Leave out what is over.`,
  };
  return sentences[problem.rule];
}

/** What that sentence is made of; `day` is an ISO weekday. */
export function hoursParams(problem: HoursProblem, hours: PlannedHours): RuleParams {
  const { start, end, day, date, until, invalid, other } = places(problem, hours);
  const params: Record<HoursRule, RuleParams> = {
    unknown_timezone: { value: brief(hours.timezone) },
    invalid_day: { min: 1, max: 7 },
    duplicate_day: { day },
    invalid_time: { start, end },
    overlap: date ? { start, end, date } : { start, end },
    invalid_date: { value: invalid },
    duplicate_date: { date },
    overlapping_dates: { date, until, other: other?.date ?? "", otherUntil: other ? lastDateOf(other) : "" },
    until_before_date: { date, until },
    range_too_long: { date, until, max: longestRange },
    too_many_dates: { max: mostOverrideDates },
  };
  return params[problem.rule];
}
