import { type DateStyle, formatInstantDate, formatTime, formatTimeRange } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { intl, t } from "../words/words.ts";

/** "Thu 15 Oct, 12:30" in a zone. */
export const dateAndTime = (instant: string, zone: string, clock: Clock, style: DateStyle = "short"): string =>
  t("time.dateTime", { date: formatInstantDate(instant, zone, style), time: formatTime(instant, zone, clock) });

/** "Thursday 15 October, 12:30–13:30" in a zone. */
export const dateAndTimes = (start: string, end: string, zone: string, clock: Clock): string =>
  t("time.dateTime", {
    date: formatInstantDate(start, zone, "long"),
    time: formatTimeRange(start, end, zone, clock),
  });

/** "12:30:05" in a zone: to be found in somebody else's log. */
export function timeToTheSecond(instant: string, timeZone: string, clock: Clock): string {
  const hours =
    clock === "24"
      ? ({ hour: "2-digit", hourCycle: "h23" } as const)
      : ({ hour: "numeric", hourCycle: "h12" } as const);
  return new Intl.DateTimeFormat(intl(), { ...hours, minute: "2-digit", second: "2-digit", timeZone }).format(
    Date.parse(instant),
  );
}

const made = new Map<string, Intl.DateTimeFormat>();

/** "15 Oct" in a zone. */
export function dayAndMonth(instant: string, timeZone: string): string {
  const key = `${intl()} ${timeZone}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(intl(), { day: "numeric", month: "short", timeZone });
  made.set(key, format);
  return format.format(Date.parse(instant));
}
