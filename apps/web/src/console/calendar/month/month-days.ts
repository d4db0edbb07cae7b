import type { Zone } from "@daybook/core/time/zone";
import { type Month, monthOf } from "../../../time/month.ts";
import { dayNumber } from "../calendar-dates.ts";
import { type CalendarAnswer, type CalendarItem, itemsOf } from "../calendar-items.ts";
import { type DayPart, partsOfDay } from "../week-layout.ts";

export interface MonthDay {
  date: string;
  /** Of the month before or after. */
  isOut: boolean;
  /** No hours are open on it. */
  isClosed: boolean;
  parts: DayPart<CalendarItem>[];
  bookings: number;
}

/** What stands on each day of a month's weeks. */
export function monthDays(
  answer: CalendarAnswer,
  weeks: readonly (readonly string[])[],
  month: Month,
  zone: Zone,
): MonthDay[][] {
  const items = itemsOf(answer);
  return weeks.map((week) =>
    week.map((date) => {
      const day = dayNumber(date);
      const parts = partsOfDay(items, day, zone);
      return {
        date,
        isOut: monthOf(date) !== month,
        isClosed: partsOfDay(answer.open, day, zone).length === 0,
        parts,
        // One that began the day before is counted there.
        bookings: parts.filter(({ item, fromDayBefore }) => item.kind === "booking" && !fromDayBefore).length,
      };
    }),
  );
}
