import type { LiveEvent, SlotsAnswer } from "@daybook/contract/pages";
import { parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { SlotsRange } from "../api/pages.ts";
import { addDays, addMonths, firstOf, lastOf, type Month, monthOf } from "../time/month.ts";
import { currentTime } from "../time/now.ts";
import { MINUTE, SECOND } from "../time/units.ts";
import { applyLiveEvent } from "./live-answer.ts";
import { dateIn } from "./slots-by-day.ts";
import { wholeAnswer } from "./whole-answer.ts";

/** Where free times come from: a booking page, or a booking that is to be moved. */
export interface TimesSource {
  key: readonly [string, ...string[]];
  /** The schedule's zone, in which ranges are asked. */
  timezone: string;
  fetch(range: SlotsRange, signal: AbortSignal): Promise<SlotsAnswer>;
}

/** Zones lie up to 26 hours apart: two more days on each side hold a month of any viewer's calendar. */
const sideDays = 2;
/** How long an event is kept, to be applied to answers that were on their way when it came. Milliseconds. */
const journalMs = MINUTE;

const journals = new Map<string, { event: LiveEvent; at: number }[]>();
const journalOf = (source: TimesSource) => {
  const name = source.key.join("/");
  const found = (journals.get(name) ?? []).filter(({ at }) => at > Date.now() - journalMs);
  journals.set(name, found);
  return found;
};

const rangeOf = (source: TimesSource, month: Month) => {
  const today = dateIn(source.timezone, currentTime());
  const from = addDays(firstOf(month), -sideDays);
  const to = addDays(lastOf(month), sideDays);
  // Nothing before today can be booked; a range must not end before it begins.
  return { from: from < today && today <= to ? today : from, to };
};

/** The instants, in milliseconds, between which a month's answer knows the times. */
function coverOf(source: TimesSource, month: Month): { from: number; to: number } {
  const at = (date: string) => (zone(source.timezone)?.toInstant(parseDate(date) ?? 0, 0) ?? 0) * MINUTE;
  return { from: at(addDays(firstOf(month), -sideDays)), to: at(addDays(lastOf(month), sideDays + 1)) };
}

export const monthQuery = (source: TimesSource, month: Month, duration: number) =>
  queryOptions({
    queryKey: ["slots", ...source.key, duration, month],
    queryFn: async ({ signal }) => {
      const range = { ...rangeOf(source, month), timezone: source.timezone, duration };
      let answer = await wholeAnswer(range.from, (from) => source.fetch({ ...range, from }, signal));
      for (const { event } of journalOf(source))
        answer = applyLiveEvent(answer, event, duration, coverOf(source, month));
      return answer;
    },
    staleTime: 20 * SECOND,
    // Without a connection a look fails at once, and the page says how old its times are.
    networkMode: "always",
    gcTime: 10 * MINUTE,
  });

/** Asks all months of a source again that are in use, and marks the others as old. */
export const refreshTimes = (client: QueryClient, source: TimesSource) =>
  client.invalidateQueries({ queryKey: ["slots", ...source.key] });

/** The same, but months that are being asked for are let come. */
export const renewTimes = (client: QueryClient, source: TimesSource) =>
  client.invalidateQueries({ queryKey: ["slots", ...source.key] }, { cancelRefetch: false });

/** The same after a resync: the page may count from a lower number now, and what it said before counts no more. */
export const restartTimes = (client: QueryClient, source: TimesSource) => {
  journals.delete(source.key.join("/"));
  return refreshTimes(client, source);
};

/** Brings a live event into every month that was loaded. */
export function receiveLiveEvent(client: QueryClient, source: TimesSource, event: LiveEvent): void {
  journalOf(source).push({ event, at: Date.now() });
  for (const [key] of client.getQueriesData<SlotsAnswer>({ queryKey: ["slots", ...source.key] })) {
    const [duration, month] = key.slice(1 + source.key.length) as [number, Month];
    client.setQueryData<SlotsAnswer>(key, (answer) =>
      answer ? applyLiveEvent(answer, event, duration, coverOf(source, month)) : answer,
    );
  }
}

/** Puts the document's first times into the cache, for the months that they cover whole. */
export function seedTimes(
  client: QueryClient,
  source: TimesSource,
  answer: SlotsAnswer,
  asked: SlotsRange,
  paintedAt: number,
): void {
  const today = dateIn(asked.timezone, currentTime());
  const to = answer.nextFrom === undefined ? asked.to : addDays(answer.nextFrom, -1);
  for (let month = monthOf(asked.from); month <= monthOf(to); month = addMonths(month, 1)) {
    // Of what UTC calls a day every zone is at most a day away; other zones lie up to two days apart.
    const side = asked.timezone === "UTC" ? 1 : sideDays;
    const beginsInTime = asked.from <= today || asked.from <= addDays(firstOf(month), -side);
    if (!beginsInTime || addDays(lastOf(month), side) > to) continue;
    client.setQueryData(monthQuery(source, month, asked.duration).queryKey, (known) => known ?? answer, {
      updatedAt: paintedAt,
    });
  }
}

/** The first day after a month on which something is free, asked two months at a time, for a year at most. */
export const nextFreeQuery = (source: TimesSource, month: Month, duration: number) =>
  queryOptions({
    queryKey: ["next-free", ...source.key, duration, month],
    queryFn: async ({ signal }) => {
      let from = addDays(lastOf(month), 1);
      for (let step = 0; step < 6; step++) {
        const to = addDays(from, 61);
        const { slots } = await source.fetch({ from, to, timezone: source.timezone, duration }, signal);
        const first = slots[0];
        if (first) return first.start;
        from = addDays(to, 1);
      }
      return null;
    },
    staleTime: MINUTE,
  });
