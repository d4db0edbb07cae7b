import type { HostSlots } from "@daybook/contract/bookings";
import type { Zone } from "@daybook/core/time/zone";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { MINUTE } from "../../../time/units.ts";
import { everyTime, type HostTime } from "../../book-for/host-times.ts";
import { dayNumber } from "../calendar-dates.ts";

/** Where a booking that is moved would stand; `time` says what the host may do there, once that is known. */
export interface Target {
  date: string;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  time: HostTime | null;
}

const QUARTER = 15 * MINUTE;

/** The instant of a minute on a day's wall, epoch ms. */
export const instantAt = (zone: Zone, date: string, minute: number): number =>
  zone.toInstant(dayNumber(date), minute) * MINUTE;

/** The nearest start of that date that is known of; a quarter of an hour where nothing is known yet. */
export function aimAt(
  times: HostSlots | undefined,
  date: string,
  wanted: number,
  length: number,
  zone: string,
): Target {
  const ofDate = times ? everyTime(times).filter(({ start }) => dateIn(zone, start) === date) : [];
  const distance = ({ start }: HostTime) => Math.abs(Date.parse(start) - wanted);
  const nearest = ofDate.reduce<HostTime | null>(
    (best, one) => (best === null || distance(one) < distance(best) ? one : best),
    null,
  );
  const start = nearest ? Date.parse(nearest.start) : Math.round(wanted / QUARTER) * QUARTER;
  return { date, start, end: start + length, time: nearest };
}

/** The start before or after one, among those that are known of on the same date. */
export function stepFrom(times: HostSlots | undefined, from: Target, by: 1 | -1, zone: string): number {
  const starts = (times ? everyTime(times) : [])
    .filter(({ start }) => dateIn(zone, start) === from.date)
    .map(({ start }) => Date.parse(start));
  const next = by === 1 ? starts.find((start) => start > from.start) : starts.findLast((start) => start < from.start);
  return next ?? from.start + (starts.length > 0 ? 0 : by * QUARTER);
}
