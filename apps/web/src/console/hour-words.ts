import { formatTime } from "../time/format.ts";
import { type Clock, dateLocale } from "../time/locale.ts";
import { HOUR } from "../time/units.ts";

const hourOnly = new Intl.DateTimeFormat(dateLocale, { hour: "numeric", hourCycle: "h12", timeZone: "UTC" });

/** A full hour in a narrow margin: "09:00", or "9 AM". */
export const hourWords = (hour: number, clock: Clock): string =>
  clock === "24" ? formatTime(hour * HOUR, "UTC", clock) : hourOnly.format(hour * HOUR);

/** A time where its half of the day is plain from its place: "9:30" for "9:30 AM". */
export const withoutHalf = (time: string): string => time.replace(/[\s\u202f]*[ap]\.?m\.?$/i, "");
