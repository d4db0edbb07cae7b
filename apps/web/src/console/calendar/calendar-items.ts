import type { Booking, BusyBlock } from "@daybook/contract/bookings";
import type { Zone } from "@daybook/core/time/zone";
import { MINUTES_A_DAY } from "../../time/units.ts";
import { dayNumber } from "./calendar-dates.ts";
import { arrangeDay, closedParts, hoursToDraw, type More, type Placed, partsOfDay, shortestOf } from "./week-layout.ts";

export type CalendarItem =
  | { kind: "booking"; id: string; start: string; end: string; booking: Booking }
  | { kind: "busy"; id: string; start: string; end: string; block: BusyBlock };

export interface CalendarDay {
  date: string;
  placed: Placed<CalendarItem>[];
  more: More<CalendarItem>[];
  closed: { at: number; length: number }[];
  bookings: number;
  /** Many short ones stand in it: drawn wider, so that each has its time beside the name. */
  dense: boolean;
  /** Closed all day, and nothing stands in it: drawn narrower. */
  idle: boolean;
}

export interface CalendarAnswer {
  bookings: readonly Booking[];
  busy: readonly BusyBlock[];
  open: readonly { start: string; end: string }[];
}

export function itemsOf({ bookings, busy }: CalendarAnswer): CalendarItem[] {
  return [
    ...bookings
      .filter(({ state }) => state !== "cancelled")
      .map((booking) => ({
        kind: "booking" as const,
        id: booking.id,
        start: booking.start,
        end: booking.end,
        booking,
      })),
    ...busy.map((block) => ({
      kind: "busy" as const,
      id: `${block.source} ${block.start} ${block.end} ${block.title}`,
      start: block.start,
      end: block.end,
      block,
    })),
  ];
}

const isBusy = (item: CalendarItem) => item.kind === "busy";

/** Minutes: what is shorter has one line; and so many of them make a day dense. */
export const shortLine = 25;
const many = 6;

/** The hours that are drawn of a day. */
export interface HourSpan {
  first: number;
  last: number;
}

/** Whether a minute of the day is among the hours that are drawn. */
export const isDrawn = (minute: number, { first, last }: HourSpan): boolean =>
  minute >= first * 60 && minute <= last * 60;

/** Everything that is drawn, day by day, and the hours that have to be. */
export function calendarDays(
  answer: CalendarAnswer,
  dates: readonly string[],
  zone: Zone,
  widest: number,
  today: string,
): { days: CalendarDay[]; shortest: number } & HourSpan {
  const items = itemsOf(answer);
  const hours: { at: number; length: number }[] = [];
  const days = dates.map((date) => {
    const day = dayNumber(date);
    const parts = partsOfDay(items, day, zone);
    const open = partsOfDay(answer.open, day, zone);
    // What fills whole days would stretch the page from midnight to midnight.
    hours.push(...open, ...parts.filter((part) => part.length < MINUTES_A_DAY));
    return {
      date,
      ...arrangeDay(parts, widest, isBusy),
      closed: closedParts(open),
      bookings: parts.filter(({ item }) => item.kind === "booking").length,
      dense: parts.filter(({ item, length }) => !isBusy(item) && length < shortLine).length >= many,
      idle: date !== today && open.length === 0 && parts.length === 0,
    };
  });
  const { first, last } = hoursToDraw(hours);
  const drawn = days.flatMap(({ placed }) => placed).filter((part) => !isBusy(part.item) && !part.fromDayBefore);
  const inSight = <P extends { at: number; length: number }>(parts: readonly P[]): P[] =>
    parts.flatMap((part) => {
      const at = Math.max(part.at, first * 60);
      const end = Math.min(part.at + part.length, last * 60);
      return end > at ? [{ ...part, at, length: end - at }] : [];
    });
  return {
    days: days.map((day) => ({ ...day, placed: inSight(day.placed), closed: inSight(day.closed) })),
    first,
    last,
    shortest: shortestOf(drawn),
  };
}
