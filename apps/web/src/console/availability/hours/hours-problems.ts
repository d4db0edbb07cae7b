import { type HoursRule, hoursProblems, wallWindow } from "@daybook/core/availability/hours";
import type { PlainKey } from "@daybook/words/words";
import type { Clock } from "../../../time/locale.ts";
import { MINUTES_A_DAY } from "../../../time/units.ts";
import { t } from "../../../words/words.ts";
import { endsNextDay, type ScheduleDraft, type TimeSpan, type Weekday } from "./hours-draft.ts";
import { writeSpan, writeTime } from "./time-text.ts";
import { weekdayName } from "./weekday-name.ts";

const sentences: Partial<Record<HoursRule, PlainKey>> = {
  invalid_time: "availability.problem.invalidTime",
  overlap: "availability.problem.overlap",
};
const sentenceOf = (rule: HoursRule) => t(sentences[rule] ?? "availability.problem.other");

interface Placed {
  day: Weekday;
  window: TimeSpan;
}

const weekMinutes = 7 * MINUTES_A_DAY;
const dayAfter = (day: Weekday) => ((day % 7) + 1) as Weekday;

/** In minutes since Monday began, half-open; Sunday's may reach past the week. */
function stretch({ day, window }: Placed): { from: number; to: number } | null {
  const wall = wallWindow(window);
  return wall && { from: (day - 1) * MINUTES_A_DAY + wall.start, to: (day - 1) * MINUTES_A_DAY + wall.end };
}

function overlap(one: Placed, other: Placed): boolean {
  const [a, b] = [stretch(one), stretch(other)];
  return (
    a !== null &&
    b !== null &&
    [-weekMinutes, 0, weekMinutes].some((shift) => a.from < b.to + shift && b.from + shift < a.to)
  );
}

/** Said at both: whoever mistyped an end looks at the day they typed it in. */
function overlapSentence(here: Placed, there: Placed, clock: Clock): string {
  const hours = writeSpan(there.window, clock);
  const end = { day: weekdayName(dayAfter(here.day)), time: writeTime(here.window.end, clock) };
  if (here.day === there.day)
    return endsNextDay(here.window)
      ? t("availability.problem.roundToSameDay", { ...end, hours })
      : t("availability.problem.sameDay", { hours });
  if (there.day === dayAfter(here.day) && endsNextDay(here.window))
    return t("availability.problem.intoNextDay", { ...end, hours });
  return t("availability.problem.fromDayBefore", {
    day: weekdayName(there.day),
    hours,
    time: writeTime(there.window.end, clock),
  });
}

/** What is wrong with each window, by its key. Only days that are on count. */
export function windowProblems(draft: ScheduleDraft, clock: Clock): Map<string, string> {
  const rows = draft.days
    .filter((one) => one.on)
    .flatMap(({ day, windows }) => windows.map((window) => ({ day, window })));
  const found = hoursProblems({
    timezone: draft.timezone,
    weekly: rows.map(({ day, window }) => ({ days: [day], start: window.start, end: window.end })),
    overrides: [],
  });
  const problems = new Map<string, string>();
  for (const row of rows) {
    const other = rows.find((one) => one !== row && overlap(row, one));
    if (other) problems.set(row.window.key, overlapSentence(row, other, clock));
  }
  for (const { path, rule } of found) {
    const row = path[0] === "weekly" ? rows[Number(path[1])] : undefined;
    if (row && !problems.has(row.window.key)) problems.set(row.window.key, sentenceOf(rule));
  }
  return problems;
}

/** What is wrong with the hours of one date, by their position. */
export function overrideProblems(windows: readonly TimeSpan[], clock: Clock): Map<number, string> {
  const problems = new Map<number, string>();
  const rows = windows.map((window): Placed => ({ day: 1, window }));
  rows.forEach((row, index) => {
    const other = rows.find((one, at) => at !== index && overlap(row, one));
    if (other) problems.set(index, t("availability.problem.sameDay", { hours: writeSpan(other.window, clock) }));
  });
  const found = hoursProblems({
    timezone: "UTC",
    weekly: [],
    overrides: [{ date: "2030-01-01", windows: [...windows] }],
  });
  for (const { path, rule } of found)
    if (!problems.has(Number(path[3]))) problems.set(Number(path[3]), sentenceOf(rule));
  return problems;
}
