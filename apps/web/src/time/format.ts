import { parseDate } from "@daybook/core/time/civil";
import { intl, t } from "../words/words.ts";
import type { Clock } from "./locale.ts";
import { firstOf, type Month } from "./month.ts";
import { DAY } from "./units.ts";

const made = new Map<string, unknown>();

/** Making a formatter costs a hundred times more than using it. */
function kept<Options, Formatter>(make: new (tag: string, options: Options) => Formatter, options: Options): Formatter {
  const key = make.name + intl() + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new make(intl(), options));
  return made.get(key) as Formatter;
}

const formatter = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(Intl.DateTimeFormat, { ...options, timeZone });

const ms = (instant: string | number) => (typeof instant === "number" ? instant : Date.parse(instant));

/** "12:30", or "12:30 pm". */
export function formatTime(instant: string | number, zone: string, clock: Clock): string {
  const hours: Intl.DateTimeFormatOptions =
    clock === "24" ? { hour: "2-digit", hourCycle: "h23" } : { hour: "numeric", hourCycle: "h12" };
  return formatter(zone, { ...hours, minute: "2-digit" }).format(ms(instant));
}

/** "12:30–13:30". */
export const formatTimeRange = (start: string | number, end: string | number, zone: string, clock: Clock): string =>
  t("time.range", { start: formatTime(start, zone, clock), end: formatTime(end, zone, clock) });

const dateStyles = {
  /** Thursday 15 October */
  long: { weekday: "long", day: "numeric", month: "long" },
  /** Thursday 15 October 2026 */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Thu 15 Oct */
  short: { weekday: "short", day: "numeric", month: "short" },
  /** Thursday */
  weekday: { weekday: "long" },
  /** Thu */
  weekdayShort: { weekday: "short" },
  /** T */
  weekdayLetter: { weekday: "narrow" },
  /** October 2026 */
  month: { month: "long", year: "numeric" },
  /** October */
  monthName: { month: "long" },
  /** Oct */
  monthShort: { month: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof dateStyles;

/** The date an instant falls on in a zone. */
export const formatInstantDate = (instant: string | number, zone: string, style: DateStyle): string =>
  formatter(zone, dateStyles[style]).format(ms(instant));

/** A plain date (YYYY-MM-DD), which is in no zone. */
export const formatPlainDate = (date: string, style: DateStyle): string =>
  formatter("UTC", dateStyles[style]).format((parseDate(date) ?? 0) * DAY);

/** More letters than these don't fit over a column of days: some languages shorten a weekday to its letter alone. */
const TIGHT = 4;

/** "Thu", or "T". */
export function formatTightWeekday(date: string): string {
  const short = formatPlainDate(date, "weekdayShort");
  return [...short].length > TIGHT ? formatPlainDate(date, "weekdayLetter") : short;
}

/** "November 2026", or "November – December 2026". */
export const formatMonths = (from: Month, to: Month): string =>
  formatter("UTC", dateStyles.month).formatRange(Date.parse(firstOf(from)), Date.parse(firstOf(to)));

/** A number in the reader's digits, with zeros before it up to so many of them. */
export const formatNumber = (value: number, minimumIntegerDigits = 1): string =>
  kept(Intl.NumberFormat, { minimumIntegerDigits }).format(value);

/** "A and B", or "A or B". */
export const formatList = (items: readonly string[], type: "conjunction" | "disjunction"): string =>
  kept(Intl.ListFormat, { type }).format(items);

/** The day of the month of a plain date. */
export const formatDay = (date: string): string => formatNumber(Number(date.slice(8)));

/** "45 min", "2 h 30 min". */
export function formatMinutes(all: number): string {
  if (all < 120) return t("time.minutes", { minutes: all });
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  return minutes ? t("time.hoursMinutes", { hours, minutes }) : t("time.hours", { hours });
}

/** Seconds as 4:52. */
export const formatCountdown = (seconds: number): string =>
  `${formatNumber(Math.floor(seconds / 60))}:${formatNumber(seconds % 60, 2)}`;
