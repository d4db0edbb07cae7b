import { parseDate } from "@daybook/core/time/civil";
import { DAY } from "../../../time/units.ts";
import { intl } from "../../../words/words.ts";

const made = new Map<string, Intl.DateTimeFormat>();

function part(date: string, options: Intl.DateTimeFormatOptions): string {
  const key = intl() + JSON.stringify(options);
  const format = made.get(key) ?? new Intl.DateTimeFormat(intl(), { ...options, timeZone: "UTC" });
  made.set(key, format);
  return format.format((parseDate(date) ?? 0) * DAY);
}

/** The weekday in as little as a column's head has room for: "T". */
export const weekdayLetter = (date: string): string => part(date, { weekday: "narrow" });

/** "Oct". */
export const monthShort = (date: string): string => part(date, { month: "short" });
