import type { Hours, HoursProblem, HoursRule } from "@daybook/core/availability/hours";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The window, weekday or date that a problem's path leads to, and what holds it. */
function places({ path }: HoursProblem, hours: Hours) {
  const [list, index, inner, nth] = path;
  const rule = list === "weekly" ? hours.weekly[Number(index)] : undefined;
  const override = list === "overrides" ? hours.overrides[Number(index)] : undefined;
  const window = rule ?? override?.windows[Number(nth)];
  return {
    window: window ? `${window.start}–${window.end}` : "",
    day: inner === "days" ? (weekdays[(rule?.days[Number(nth)] ?? 0) - 1] ?? "") : "",
    date: override?.date ?? "",
  };
}

/** What is wrong with a host's hours, in words that name the value. */
export function hoursSentence(problem: HoursProblem, hours: Hours): string {
  const { window, day, date } = places(problem, hours);
  const sentences: Record<HoursRule, string> = {
    unknown_timezone: `“${hours.timezone}” isn't a time zone of the IANA database, such as Europe/Lisbon.`,
    invalid_day: "A weekday is a number from 1 (Monday) to 7 (Sunday).",
    duplicate_day: `${day} stands twice in these hours. Name each day once.`,
    invalid_time: `${window}: hours begin between 00:00 and 23:59 and end at 24:00 at the latest.`,
    overlap: date
      ? `${window} overlaps other hours of ${date}. Join them, or leave one out.`
      : `${window} overlaps other hours of the week. Join them, or leave one out.`,
    invalid_date: `“${date}” isn't a date of the calendar, written like 2030-03-13.`,
    duplicate_date: `${date} stands twice. Put all its hours into one override.`,
  };
  return sentences[problem.rule];
}
