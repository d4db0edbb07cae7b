import type { SlotsAnswer } from "@daybook/contract/pages";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { addMonths, type Month, monthOf } from "../time/month.ts";
import { useNow } from "../time/now.ts";
import { MINUTE, SECOND } from "../time/units.ts";
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
  /** End of one's own hold: what it holds counts as free. */
  ownUntil: string | null;
}

export interface Times {
  month: Month;
  today: string;
  /** The day whose page is open; null when the month has none to offer, or isn't known yet. */
  date: string | null;
  day: DaySlots | null;
  counts: ReadonlyMap<string, number> | null;
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

/** The times of a month, by day, and the day to show. */
export function useTimes(options: TimesOptions): Times {
  const { source, duration, zone, watched, ownUntil } = options;
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
  const wished = options.month ?? (options.date && monthOf(options.date)) ?? usual;
  const month = latest(wished, thisMonth);

  const query = useQuery({
    ...monthQuery(source, month, duration),
    refetchInterval: watched ? every.watched : every.alone,
    refetchOnWindowFocus: "always",
  });
  useEffect(() => {
    void client.prefetchQuery(monthQuery(source, addMonths(month, 1), duration));
    if (month > thisMonth) void client.prefetchQuery(monthQuery(source, addMonths(month, -1), duration));
  }, [client, source, month, duration, thisMonth]);

  const answer = query.data;
  // A failed look is tried again before it counts as an error; that what is shown gets old is told at once.
  const { failureReason } = query;
  const isOld = answer && Date.now() - query.dataUpdatedAt > every.alone;
  const days = useMemo(() => (answer ? slotsByDay(answer, zone, now, ownUntil) : null), [answer, zone, now, ownUntil]);
  const counts = useMemo(
    () => days && new Map([...days].flatMap(([date, { free }]) => (free.length > 0 ? [[date, free.length]] : []))),
    [days],
  );

  // The day that opens by itself stays open when its last time goes: nothing jumps away from the reader.
  const asked = options.date && monthOf(options.date) === month ? options.date : null;
  const place = `${month} ${zone} ${duration}`;
  const [opened, setOpened] = useState<{ place: string; date: string } | null>(null);
  let date = asked ?? (opened?.place === place ? opened.date : null);
  if (!date && days) {
    date = firstFree(days, month);
    if (date) setOpened({ place, date });
  }

  return {
    month,
    today,
    date,
    day: days && (date ? (days.get(date) ?? { free: [], held: [] }) : null),
    counts,
    answer,
    error: query.error ?? (isOld ? failureReason : null),
    knownAt: query.dataUpdatedAt,
    retry: () => void query.refetch(),
  };
}
