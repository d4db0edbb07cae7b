import { formatPlainDate } from "../../../time/format.ts";
import { addDays } from "../../../time/month.ts";
import { t } from "../../../words/words.ts";

/** As many dates as are changed at once; a year of them. */
export const mostDates = 366;

/** Chosen in the order they were pressed; a second press lets go. */
export const toggleDate = (dates: readonly string[], date: string): string[] =>
  dates.includes(date) ? dates.filter((one) => one !== date) : [...dates, date].slice(0, mostDates);

/** The dates between the first and the last that are not chosen yet. */
export function datesBetween(dates: readonly string[]): string[] {
  const [from = "", to = ""] = [[...dates].sort()[0], [...dates].sort().at(-1)];
  const between: string[] = [];
  for (let date = from; date < to && between.length + dates.length < mostDates; date = addDays(date, 1))
    if (!dates.includes(date)) between.push(date);
  return between;
}

/** "Thursday 15 October 2026", "3 dates". */
export const datesWords = (dates: readonly string[]): string =>
  dates.length === 1
    ? formatPlainDate(dates[0] ?? "", "full")
    : t("availability.override.dates", { count: dates.length });
