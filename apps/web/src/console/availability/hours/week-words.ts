import type { Schedule } from "@daybook/contract/schedules";
import type { Clock } from "../../../time/locale.ts";
import { t } from "../../../words/words.ts";
import { inARow } from "./in-a-row.ts";
import { writeSpan } from "./time-text.ts";
import { weekdayShort } from "./weekday-name.ts";

/** Days in a row as a stretch: "Mon–Fri", "Sat, Sun". */
function daysWords(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return inARow(
    runs.map((run) => {
      const names = run.map(weekdayShort);
      return names.length > 2
        ? t("availability.week.stretch", { first: names[0] ?? "", last: names.at(-1) ?? "" })
        : inARow(names);
    }),
  );
}

/** "Mon–Fri, 09:00–17:00"; only the days when not all have the same hours. */
function weekLine(hours: Schedule["hours"], clock: Clock): string {
  const days = hours.map((one) => daysWords(one.days));
  if (new Set(days).size > 1) return daysWords(hours.flatMap((one) => one.days));
  const spans = hours.map((one) => writeSpan(one, clock));
  return t("availability.week.line", { days: days[0] ?? "", hours: inARow(spans) });
}

/** A week's hours in a line: "Your hours: Mon–Fri, 09:00–17:00". */
export const yourHours = (hours: Schedule["hours"], clock: Clock): string =>
  hours.length === 0 ? t("availability.week.none") : t("availability.week.yours", { week: weekLine(hours, clock) });
