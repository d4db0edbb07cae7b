import { type HostTimeline, prepareHost } from "../host.ts";
import type { HostGroup, OfferQuery } from "../offer.ts";

const minute = 60_000;
const day = 1440 * minute;

/** Places and days on which their clocks change, and one in which they don't. */
const places = [
  ["Europe/Berlin", "2030-03-31"],
  ["America/New_York", "2030-11-03"],
  ["Australia/Lord_Howe", "2030-04-07"],
  ["Asia/Kathmandu", "2030-06-01"],
] as const;

/** A seed's numbers in [0, 1) (mulberry32): ten thousand worlds are drawn from these in the time that arbitraries take for a few hundred. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One to five hosts in one to three groups, for a day and a half around a change of clocks, and what may be asked. */
export function randomWorld(seed: number): OfferQuery {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const wall = (quarters: number) =>
    `${String(Math.floor(quarters / 4)).padStart(2, "0")}:${String((quarters % 4) * 15).padStart(2, "0")}`;
  const window = () => {
    const start = below(80);
    return { start: wall(start), end: wall((start + 8 + below(60)) % 96) };
  };
  const [place, date] = oneOf(places);
  const midnight = Date.parse(date);
  const now = midnight + (below(2400) - 1200) * minute;
  const stretch = () => {
    const start = midnight + (below(600) - 150) * 5 * minute;
    return { start, end: start + (1 + below(24)) * 5 * minute };
  };
  const owned = () => ({
    ...stretch(),
    id: oneOf(["a", "b", "c"]),
    bufferBefore: oneOf([0, 0, 10]),
    bufferAfter: oneOf([0, 15]),
  });
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make);

  let hosts = 0;
  const timeline = (): HostTimeline => ({
    hostId: `host-${hosts++}`,
    hours: {
      timezone: random() < 0.8 ? place : oneOf(places)[0],
      weekly: several(2, () => ({ days: [1, 2, 3, 4, 5, 6, 7], ...window() })),
      overrides: random() < 0.3 ? [{ date, windows: several(2, window) }] : [],
    },
    appointments: several(4, owned),
    busy: several(3, stretch),
    holds: several(2, () => ({ ...owned(), expiresAt: now + oneOf([-1, 0, 60_000]) })),
  });
  const group = (): HostGroup => ({
    hosts: Array.from({ length: oneOf([1, 1, 2, 2, 3]) }, timeline).map(prepareHost),
    need: oneOf(["all", 1]),
    optional: random() < 0.25,
  });
  return {
    groups: Array.from({ length: 1 + below(3) }, group),
    rules: {
      duration: oneOf([15, 30, 60]),
      slotInterval: oneOf([15, 30, 45]),
      bufferBefore: oneOf([0, 0, 5]),
      bufferAfter: oneOf([0, 0, 20]),
      minimumNotice: oneOf([0, 0, 120]),
      bookingWindow: oneOf([null, null, { days: 0 }, { days: 1 }, { from: date, to: date }]),
    },
    from: midnight - 360 * minute + below(90) * 1000,
    to: midnight + 1.25 * day,
    now,
    except: oneOf([undefined, undefined, { appointmentId: "a" }, { holdId: "b" }]),
  };
}
