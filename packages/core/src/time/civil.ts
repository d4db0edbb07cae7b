import { DAY } from "./units.ts";

/** Minutes in a day of 24 hours, as wall times count them. */
export const minutesPerDay = 1440;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const wallTimePattern = /^(\d{2}):(\d{2})$/;

/**
 * Day number of a civil date: whole days since 1970-01-01, in no zone.
 * Strict `YYYY-MM-DD` (RFC 3339 full-date), years 0000 to 9999; anything else, impossible dates included, is null.
 */
export function parseDate(text: string): number | null {
  const parts = datePattern.exec(text);
  if (!parts) return null;
  // An impossible date rolls over into the next month, and then does not read back.
  const [month, dayOfMonth] = [Number(parts[2]) - 1, Number(parts[3])];
  const date = new Date(0);
  const day = date.setUTCFullYear(Number(parts[1]), month, dayOfMonth) / DAY;
  return date.getUTCMonth() === month && date.getUTCDate() === dayOfMonth ? day : null;
}

/** `YYYY-MM-DD` of a day number. Throws RangeError outside the years 0000 to 9999 or for a fraction of a day. */
export function formatDate(day: number): string {
  const text = Number.isInteger(day) ? new Date(day * DAY).toISOString() : "";
  if (text.length !== 24) throw new RangeError(`No date of the years 0000 to 9999: day ${day}`);
  return text.slice(0, 10);
}

/** ISO 8601 weekday of a day number: 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // Day 0, 1970-01-01, was a Thursday.
  return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Minutes since midnight of a wall time `HH:MM`, "00:00" to "24:00" (the end of the day, 1440); anything else is null. */
export function parseWallTime(text: string): number | null {
  const parts = wallTimePattern.exec(text);
  if (!parts) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2]);
  if (minutes > 59 || hours * 60 + minutes > minutesPerDay) return null;
  return hours * 60 + minutes;
}

/** `HH:MM` of minutes since midnight, 0 to 1440 ("24:00"). Throws RangeError outside that or for a fraction. */
export function formatWallTime(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > minutesPerDay) {
    throw new RangeError(`No wall time: ${minutes} minutes`);
  }
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
