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

/** Per group of the query, optional ones too, the ids of the hosts that offer `start` on their own, by brute force. */
export function freeHosts(query: RawQuery, start: number): string[][] {
  const asked = { ...query, from: start, to: start + 1 };
  return query.groups.map(({ hosts }) =>
    hosts.filter((host) => hostStarts(host, asked).has(start)).map(({ hostId }) => hostId),
  );
}

function groupStarts({ hosts, need }: RawGroup, query: RawQuery): Set<number> {
  const perHost = hosts.map((host) => hostStarts(host, query));
  const any = new Set(perHost.flatMap((starts) => [...starts]));
  return need === 1 ? any : new Set([...any].filter((start) => perHost.every((starts) => starts.has(start))));
}

function hostStarts(host: HostTimeline, { rules, from, to, now, except }: RawQuery): Set<number> {
  const { timezone, overrides, weekly } = host.hours;
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();
  const open = new Set<number>();
  const candidates = new Set<number>();
  const lastDate = local(to).add({ days: 3 });
  for (let date = local(from).subtract({ days: 3 }); !date.equals(lastDate); date = date.add({ days: 1 })) {
    const override = overrides.find((entry) => entry.date === date.toString());
    for (const window of override?.windows ?? weekly.filter(({ days }) => days.includes(date.dayOfWeek))) {
      const [start, end] = instants(date, window, timezone);
      for (let at = start; at < end; at += minute) open.add(at);
      for (let at = start; at < end; at += rules.slotInterval * minute) candidates.add(at);
    }
  }

  const taken = new Set<number>();
  const take = (start: number, end: number, before: number, after: number) => {
    const firstMinute = Math.floor(start / minute) - before;
    for (let at = firstMinute; at < Math.ceil(end / minute) + after; at++) taken.add(at * minute);
  };
  for (const { id, start, end, bufferBefore, bufferAfter } of host.appointments) {
    if (id !== except?.appointmentId) take(start, end, bufferBefore, bufferAfter);
  }
  for (const { start, end } of host.busy) if (start < end) take(start, end, 0, 0);
  for (const { id, start, end, bufferBefore, bufferAfter, expiresAt } of host.holds) {
    if (expiresAt > now && id !== except?.holdId) take(start, end, bufferBefore, bufferAfter);
  }

  const every = (start: number, end: number, good: (at: number) => boolean) => {
    for (let at = start; at < end; at += minute) if (!good(at)) return false;
    return true;
  };
  return new Set(
    [...candidates].filter((start) => {
      const end = start + rules.duration * minute;
      return (
        start >= from &&
        start < to &&
        start >= now + rules.minimumNotice * minute &&
        inWindow(local(start).toString(), local(now), rules.bookingWindow) &&
        every(start, end, (at) => open.has(at)) &&
        every(start - rules.bufferBefore * minute, end + rules.bufferAfter * minute, (at) => !taken.has(at))
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

function inWindow(date: string, today: Temporal.PlainDate, window: OfferQuery["rules"]["bookingWindow"]): boolean {
  if (!window) return true;
  if ("days" in window) return date <= today.add({ days: window.days }).toString();
  return window.from <= date && date <= window.to;
}
