import fc from "fast-check";
import type { HostTimeline } from "../host.ts";
import type { RawGroup, RawQuery } from "./minute-bitmap.ts";

const minute = 60_000;
const day = 1440 * minute;

/** Places and weeks in which the clocks change, at midnight and by half an hour too, and one in which they don't. */
const places = [
  ["America/New_York", "2030-03-08"],
  ["America/New_York", "2030-11-01"],
  ["Africa/Cairo", "2030-04-24"],
  ["America/Santiago", "2030-09-06"],
  ["America/Santiago", "2030-04-05"],
  ["Australia/Lord_Howe", "2030-04-05"],
  ["Australia/Lord_Howe", "2030-10-04"],
  ["Pacific/Chatham", "2030-04-05"],
  ["Asia/Kathmandu", "2030-06-01"],
  ["Pacific/Kiritimati", "2030-06-01"],
] as const;

const wall = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const windows = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }), fc.constantFrom(0, 0, 5))
  .filter(([start, end]) => start !== end)
  .map(([start, end, shift]) => ({ start: wall(start * 15 + shift), end: wall(end * 15) }))
  .filter(({ start, end }) => start !== end);
const buffer = fc.constantFrom(0, 0, 5, 15, 40);

/** One host's week from `monday` on, with every kind of block and holds about to expire at `now`. */
function timeline(hostId: string, timezone: string, monday: number, now: number): fc.Arbitrary<HostTimeline> {
  const stretch = (step: number) =>
    fc
      .tuple(fc.integer({ min: -288, max: 5 * 288 }), fc.integer({ min: 0, max: 30 }), fc.nat({ max: step - 1 }))
      .map(([at, length, odd]) => {
        const start = monday + at * 5 * minute + odd * 1000;
        return { start, end: start + length * 5 * minute };
      });
  const owned = fc
    .record({ at: stretch(1), id: fc.constantFrom("a", "b", "c"), bufferBefore: buffer, bufferAfter: buffer })
    .filter(({ at }) => at.end > at.start)
    .map(({ at, ...more }) => ({ ...at, ...more }));
  const date = fc.integer({ min: -1, max: 5 }).map((days) => new Date(monday + days * day).toISOString().slice(0, 10));
  return fc.record({
    hostId: fc.constant(hostId),
    hours: fc.record({
      timezone: fc.constant(timezone),
      weekly: fc.array(
        fc
          .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 4 }), windows)
          .map(([days, window]) => ({ days, ...window })),
        { maxLength: 3 },
      ),
      overrides: fc.uniqueArray(fc.record({ date, windows: fc.array(windows, { maxLength: 2 }) }), {
        selector: (override) => override.date,
        maxLength: 3,
      }),
    }),
    appointments: fc.array(owned, { maxLength: 6 }),
    busy: fc.array(stretch(60), { maxLength: 8 }),
    holds: fc.array(
      fc.tuple(owned, fc.constantFrom(-1, 0, 1, 300_000)).map(([hold, left]) => ({ ...hold, expiresAt: now + left })),
      { maxLength: 3 },
    ),
  });
}

const need = fc.constantFrom("all" as const, 1 as const);
/** How many hosts each group has: one host, one group of several, and mixtures. */
const sizes = fc.constantFrom([1], [1], [2], [3], [1, 1], [1, 2], [2, 1, 1]);

/** One to four hosts, in groups, in a week when clocks change, with all that can be said of them. */
export const anyQuery: fc.Arbitrary<RawQuery> = fc
  .tuple(fc.constantFrom(...places), fc.integer({ min: -1440, max: 4000 }), sizes)
  .chain(([[timezone, date], nowMinutes, groups]) => {
    const monday = Date.parse(date);
    const now = monday + nowMinutes * minute + (nowMinutes % 2) * 1500;
    const elsewhere = places[Math.abs(nowMinutes) % places.length]?.[0] ?? timezone;
    const dateAfter = (days: number) => new Date(monday + days * day).toISOString().slice(0, 10);
    const group = (size: number, index: number): fc.Arbitrary<RawGroup> =>
      fc.record({
        hosts: fc.tuple(
          ...Array.from({ length: size }, (_, nth) =>
            timeline(`host-${index}-${nth}`, nth === 2 ? elsewhere : timezone, monday, now),
          ),
        ),
        need,
        // The first group must come, or there would be no slot to speak of.
        optional: index === 0 ? fc.constant(undefined) : fc.constantFrom(undefined, true),
      });
    return fc.record({
      groups: fc.tuple(...groups.map(group)),
      rules: fc.record({
        duration: fc.constantFrom(15, 30, 45, 60, 100),
        slotInterval: fc.constantFrom(5, 15, 30, 45, 60, 100),
        bufferBefore: buffer,
        bufferAfter: buffer,
        minimumNotice: fc.constantFrom(0, 0, 30, 1000),
        bookingWindow: fc.constantFrom(null, null, { days: 0 }, { days: 2 }, { from: dateAfter(1), to: dateAfter(2) }),
      }),
      from: fc.integer({ min: -300, max: 2000 }).map((at) => monday + at * minute + (at % 3) * 700),
      to: fc.integer({ min: 1500, max: 5000 }).map((at) => monday + at * minute + (at % 3) * 700),
      now: fc.constant(now),
      except: fc.constantFrom(undefined, { appointmentId: "a" }, { holdId: "b" }, { appointmentId: "b", holdId: "a" }),
    });
  });
