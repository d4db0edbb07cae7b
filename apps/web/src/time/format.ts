import { parseDate } from "@daybook/core/time/civil";
import { type Clock, dateLocale } from "./locale.ts";
import { DAY } from "./units.ts";

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using it. */
function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  let found = made.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(dateLocale, { ...options, timeZone });
    made.set(key, found);
  }
  return found;
}

const ms = (instant: string | number) => (typeof instant === "number" ? instant : Date.parse(instant));

/** "12:30", or "12:30 pm". */
export function formatTime(instant: string | number, zone: string, clock: Clock): string {
  const hours: Intl.DateTimeFormatOptions =
    clock === "24" ? { hour: "2-digit", hourCycle: "h23" } : { hour: "numeric", hourCycle: "h12" };
  return formatter(zone, { ...hours, minute: "2-digit" }).format(ms(instant));
}

/** "12:30–13:30". */
export const formatTimeRange = (start: string | number, end: string | number, zone: string, clock: Clock): string =>
  `${formatTime(start, zone, clock)}–${formatTime(end, zone, clock)}`;

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
  /** October 2026 */
  month: { month: "long", year: "numeric" },
  /** October */
  monthName: { month: "long" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof dateStyles;

/** The date an instant falls on in a zone. */
export const formatInstantDate = (instant: string | number, zone: string, style: DateStyle): string =>
  formatter(zone, dateStyles[style]).format(ms(instant));

/** A plain date (YYYY-MM-DD), which is in no zone. */
export const formatPlainDate = (date: string, style: DateStyle): string =>
  formatter("UTC", dateStyles[style]).format((parseDate(date) ?? 0) * DAY);

/** "45 min", "1 h 30 min". */
export function formatMinutes(minutes: number): string {
  if (minutes < 120 && minutes !== 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest ? `${hours} h ${rest} min` : minutes === 60 ? "60 min" : `${hours} h`;
}

/** Seconds as 4:52. */
export const formatCountdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
