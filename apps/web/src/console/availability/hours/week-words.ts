import type { Schedule } from "@daybook/contract/schedules";
import type { Clock } from "../../../time/locale.ts";
import { writeTime } from "./time-text.ts";
import { weekdayShort } from "./weekday-name.ts";

/** Days in a row as a stretch: "Mon–Fri", "Sat, Sun". */
function daysWords(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => {
      const names = run.map(weekdayShort);
      return names.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(", ");
    })
    .join(", ");
}

/** A week's hours in a line: "Mon–Fri, 09:00–17:00"; only the days when not all have the same hours. */
export function weekWords(hours: Schedule["hours"], clock: Clock): string {
  if (hours.length === 0) return "none in a usual week";
  const days = hours.map((one) => daysWords(one.days));
  if (new Set(days).size > 1) return daysWords(hours.flatMap((one) => one.days));
  const spans = hours.map(({ start, end }) => `${writeTime(start, clock)}–${writeTime(end, clock)}`);
  return [days[0], ...spans].join(", ");
}
