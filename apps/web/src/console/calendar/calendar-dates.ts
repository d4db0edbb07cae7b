import { formatDate, isoWeekday, parseDate } from "@daybook/core/time/civil";
import { addDays, daysIntoWeek } from "../../time/month.ts";
import { DAY } from "../../time/units.ts";
import { intl } from "../../words/words.ts";

/** How much of the calendar is on the page. */
export type Span = "day" | "week" | "month";

export const dayNumber = (date: string): number => parseDate(date) ?? 0;

/** The seven dates of the week that a date lies in. `first` is the ISO weekday it begins with. */
export function weekOf(date: string, first: number): string[] {
  const start = addDays(date, -daysIntoWeek(date, first));
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}

const instantOf = (date: string) => dayNumber(date) * DAY;

/** "12–18 October 2026", or "15 October 2026" for one day; "12–18 Oct 2026" where there is little room. */
export function spanTitle(dates: readonly string[], locale: string = intl(), month: "long" | "short" = "long"): string {
  const [first, last] = [dates[0] ?? "", dates.at(-1) ?? ""];
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month, year: "numeric", timeZone: "UTC" });
  if (first === last) return format.format(instantOf(first));
  return format
    .formatRange(instantOf(first), instantOf(last))
    .replace(/\u2009/g, " ")
    .replace(/(\d)\s*[–-]\s*(?=\d)/, "$1–");
}

/** ISO 8601 week number; null for weeks that don't begin on a Monday, where people count otherwise. */
export function weekNumber(dates: readonly string[]): number | null {
  const monday = dayNumber(dates[0] ?? "");
  if (dates.length !== 7 || isoWeekday(monday) !== 1) return null;
  const thursday = monday + 3;
  const year = formatDate(thursday).slice(0, 4);
  return Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
}
