import { formatTime } from "../time/format.ts";
import { type Clock, dateLocale } from "../time/locale.ts";

const hourOnly = new Intl.DateTimeFormat(dateLocale, { hour: "numeric", hourCycle: "h12", timeZone: "UTC" });

/** A full hour in a narrow margin: "09:00", or "9 AM". */
export const hourWords = (hour: number, clock: Clock): string =>
  clock === "24" ? formatTime(hour * 3_600_000, "UTC", clock) : hourOnly.format(hour * 3_600_000);

/** A time where its half of the day is plain from its place: "9:30" for "9:30 AM". */
export const withoutHalf = (time: string): string => time.replace(/[\s\u202f]*[ap]\.?m\.?$/i, "");
