import type { SlotsAnswer } from "@daybook/contract/pages";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { firstWeekday } from "../time/locale.ts";
import { addMonths, type Month, monthOf } from "../time/month.ts";
import { useNow } from "../time/now.ts";
import { MINUTE, SECOND } from "../time/units.ts";
import { monthWeeks, runsOn } from "./month-weeks.ts";
import { type DaySlots, dateIn, slotsByDay } from "./slots-by-day.ts";
import { monthQuery, type TimesSource } from "./times-source.ts";

interface TimesOptions {
  source: TimesSource;
  duration: number;
  zone: string;
  /** What the address asks for; null leaves the choice to us. */
  month: Month | null;
  date: string | null;
  /** Whether a live watch keeps them fresh; otherwise they are asked for more often. */
  watched: boolean;
  /** Whoever shows them says when they are to be read again. */
  isTold?: boolean;
  /** End of one's own hold: what it holds counts as free. */
  ownUntil: string | null;
}

export interface Times {
  month: Month;
  today: string;
  /** The day whose page is open; null when the month has none to offer, or isn't known yet. */
  date: string | null;
  day: DaySlots | null;
  /** How many times are free on each date shown whose month is known; null while this month's aren't. */
  counts: ReadonlyMap<string, number> | null;
  /** The month in which a date is opened: the one that is shown, if the date is among its weeks. */
  monthFor(date: string): Month;
  answer: SlotsAnswer | undefined;
  error: unknown;
  /** When the times were last known to be right, epoch milliseconds. */
  knownAt: number;
  retry(): void;
}

/** Milliseconds between two looks: P6 promises that what is shown is never older than 30 s. */
const every = { watched: MINUTE, alone: 25 * SECOND };

/** Dates and months compare as text. */
const latest = (a: Month, b: Month): Month => (a.localeCompare(b) < 0 ? b : a);

const firstFree = (days: ReadonlyMap<string, DaySlots>, month: Month): string | null =>
  [...days].flatMap(([date, { free }]) => (monthOf(date) === month && free.length > 0 ? [date] : [])).sort()[0] ?? null;

/** A month's times, asked for again before they are old while they are shown. */
const useMonth = (
  { source, duration, watched, isTold }: TimesOptions,
  month: Month,
  isShown: boolean,
  enabled: boolean,
) =>
  useQuery({
    ...monthQuery(source, month, duration),
    refetchInterval: isShown && !isTold && every[watched ? "watched" : "alone"],
    refetchOnWindowFocus: isShown && "always",
    enabled,
  });

const nothing: DaySlots = { free: [], held: [] };

/** The times of a month, by day, and the day to show. */
export function useTimes(options: TimesOptions): Times {
  const { source, duration, zone, ownUntil } = options;
  const client = useQueryClient();
  const now = useNow(MINUTE);
  const today = dateIn(zone, now);
  const thisMonth = monthOf(today);

  // Late in a month everything may lie in the next one: begin there if the first data say so. Decided once.
  const [usual] = useState(() => {
    const free = (month: Month) => {
      const known = client.getQueryData(monthQuery(source, month, duration).queryKey);
      return known ? firstFree(slotsByDay(known, zone, now), month) : null;
    };
    const next = addMonths(thisMonth, 1);
    return !free(thisMonth) && free(next) ? next : thisMonth;
  });
  const wished = latest(options.month ?? (options.date && monthOf(options.date)) ?? usual, thisMonth);
  const datesOf = (month: Month) => monthWeeks(month, today, firstWeekday()).flat();
  const monthFor = (date: string) => (datesOf(wished).includes(date) ? wished : latest(monthOf(date), thisMonth));
  const month = options.date ? monthFor(options.date) : wished;
  const dates = datesOf(month);

  const query = useMonth(options, month, true, true);
  // Days of both neighbours stand beside the month's own, and they are the next to be opened.
  const beside = (by: number) => {
    const other = addMonths(month, by);
    return [other, dates.some((date) => monthOf(date) === other)] as const;
  };
  const next = useMonth(options, ...beside(1), query.isFetched);
  const previous = useMonth(options, ...beside(-1), query.isFetched && month > thisMonth);
  const answer = query.data;
  // A failed look is tried again before it counts as an error; that what is shown gets old is told at once.
  const { failureReason } = query;
  const isOld = answer && Date.now() - query.dataUpdatedAt > every.alone;
  const days = useMemo(() => {
    const known = [previous.data, answer, next.data].map((one) => one && slotsByDay(one, zone, now, ownUntil));
    return new Map(known.map((one, index) => [addMonths(month, index - 1), one]));
  }, [previous.data, answer, next.data, month, zone, now, ownUntil]);
  /** Undefined while it isn't known. */
  const dayOn = (date: string) => {
    const known = days.get(monthOf(date));
    return known && (known.get(date) ?? nothing);
  };
  const counts = new Map(
    dates.flatMap((date) => {
      const day = dayOn(date);
      return day ? [[date, day.free.length] as const] : [];
    }),
  );

  // The day that opens by itself stays open when its last time goes: nothing jumps away from the reader.
  const asked = options.date && options.date >= today && dates.includes(options.date) ? options.date : null;
  const place = `${month} ${zone} ${duration}`;
  const [opened, setOpened] = useState<{ place: string; date: string } | null>(null);
  let date = asked ?? (opened?.place === place ? opened.date : null);
  if (!date && answer) {
    const own = (one: string) => monthOf(one) === month || runsOn(dates, month);
    date = dates.find((one) => own(one) && counts.get(one)) ?? null;
    if (date) setOpened({ place, date });
  }

  return {
    month,
    today,
    date,
    day: (date && answer && dayOn(date)) || null,
    counts: answer ? counts : null,
    answer,
    error: query.error ?? (isOld ? failureReason : null),
    knownAt: query.dataUpdatedAt,
    monthFor,
    retry: () => void query.refetch(),
  };
}
