import { Temporal } from "temporal-polyfill";
import type { HostTimeline } from "../host.ts";
import type { HoursWindow } from "../hours.ts";
import type { HostGroup, OfferQuery } from "../offer.ts";

/** The same question over raw timelines. */
export type RawQuery = Omit<OfferQuery, "groups"> & { groups: RawGroup[] };
export type RawGroup = Omit<HostGroup, "hosts"> & { hosts: HostTimeline[] };

const minute = 60_000;

/**
 * The offer by brute force. Marks each minute of each host as open or taken, with Temporal for the clock,
 * and asks of every start on a grid whether all its minutes are open and none near it is taken. Shares no code with
 * what it judges.
 */
export function bruteForce(query: RawQuery): number[] {
  const groups = query.groups.filter(({ optional }) => !optional).map((group) => groupStarts(group, query));
  const any = new Set(groups.flatMap((starts) => [...starts]));
  return [...any].filter((start) => groups.every((starts) => starts.has(start))).sort((a, b) => a - b);
}

function groupStarts({ hosts, need }: RawGroup, query: RawQuery): Set<number> {
  const perHost = hosts.map((host) => hostStarts(host, query));
  const any = new Set(perHost.flatMap((starts) => [...starts]));
  return need === 1 ? any : new Set([...any].filter((start) => perHost.every((starts) => starts.has(start))));
}

/** A host's hours around [from, to): every open minute, and every start of the windows' grids. Epoch milliseconds. */
export function minutesOfHours(
  { hours }: HostTimeline,
  { rules, from, to }: Pick<RawQuery, "rules" | "from" | "to">,
): { open: Set<number>; grid: Set<number> } {
  const { timezone, overrides, weekly } = hours;
  const open = new Set<number>();
  const grid = new Set<number>();
  const lastDate = localDate(to, timezone).add({ days: 3 });
  for (
    let date = localDate(from, timezone).subtract({ days: 3 });
    !date.equals(lastDate);
    date = date.add({ days: 1 })
  ) {
    const override = overrides.find((entry) => entry.date === date.toString());
    for (const window of override?.windows ?? weekly.filter(({ days }) => days.includes(date.dayOfWeek))) {
      const [start, end] = instants(date, window, timezone);
      for (let at = start; at < end; at += minute) open.add(at);
      for (let at = start; at < end; at += rules.slotInterval * minute) grid.add(at);
    }
  }
  return { open, grid };
}

/** The minutes that such stretches take, with their buffers. Epoch milliseconds. */
export function minutesTaken(
  stretches: readonly { start: number; end: number; bufferBefore?: number; bufferAfter?: number }[],
): Set<number> {
  const taken = new Set<number>();
  for (const { start, end, bufferBefore = 0, bufferAfter = 0 } of stretches) {
    if (start >= end) continue;
    const firstMinute = Math.floor(start / minute) - bufferBefore;
    for (let at = firstMinute; at < Math.ceil(end / minute) + bufferAfter; at++) taken.add(at * minute);
  }
  return taken;
}

/** What takes the host's time at `now`, but for the asker's own. */
export function whatTakes(host: HostTimeline, { now, except }: Pick<RawQuery, "now" | "except">) {
  return {
    booked: host.appointments.filter(({ id }) => id !== except?.appointmentId),
    busy: host.busy,
    held: host.holds.filter(({ id, expiresAt }) => expiresAt > now && id !== except?.holdId),
  };
}

/** Whether all minutes from `start` to `end` are such. Epoch milliseconds, half-open. */
export function everyMinute(start: number, end: number, good: (at: number) => boolean): boolean {
  for (let at = start; at < end; at += minute) if (!good(at)) return false;
  return true;
}

function hostStarts(host: HostTimeline, query: RawQuery): Set<number> {
  const { rules, from, to, now } = query;
  const { open, grid } = minutesOfHours(host, query);
  const { booked, busy, held } = whatTakes(host, query);
  const taken = minutesTaken([...booked, ...busy, ...held]);
  return new Set(
    [...grid].filter((start) => {
      const end = start + rules.duration * minute;
      return (
        start >= from &&
        start < to &&
        start >= now + rules.minimumNotice * minute &&
        inWindow(start, now, host.hours.timezone, rules.bookingWindow) &&
        everyMinute(start, end, (at) => open.has(at)) &&
        everyMinute(start - rules.bufferBefore * minute, end + rules.bufferAfter * minute, (at) => !taken.has(at))
      );
    }),
  );
}

function instants(date: Temporal.PlainDate, { start, end }: HoursWindow, timezone: string): [number, number] {
  const at = (day: Temporal.PlainDate, time: string) =>
    day.toPlainDateTime(time).toZonedDateTime(timezone).epochMilliseconds;
  const tomorrow = date.add({ days: 1 });
  if (end === "24:00") return [at(date, start), at(tomorrow, "00:00")];
  return [at(date, start), at(end <= start ? tomorrow : date, end)];
}

const localDate = (at: number, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();

/** Whether the start's date lies in the booking window. Epoch milliseconds. */
export function inWindow(
  start: number,
  now: number,
  timezone: string,
  window: OfferQuery["rules"]["bookingWindow"],
): boolean {
  if (!window) return true;
  const date = localDate(start, timezone).toString();
  if ("days" in window) return date <= localDate(now, timezone).add({ days: window.days }).toString();
  return window.from <= date && date <= window.to;
}
