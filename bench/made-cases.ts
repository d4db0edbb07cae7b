import type { CaseHost, SlotCase } from "./slot-case.ts";

const minute = 60_000;
const zones = [
  "America/New_York",
  "Europe/London",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Africa/Cairo",
  "America/Santiago",
  "Asia/Tokyo",
  "Australia/Sydney",
  "America/Los_Angeles",
  "UTC",
];

/** A small generator of our own with a seed (mulberry32), so that a case is the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fifty hosts in ten zones for 30 days, each with 20 busy blocks. */
export function collectiveCase(schedulingType: "COLLECTIVE" | "ROUND_ROBIN"): SlotCase {
  const from = Date.UTC(2030, 2, 4);
  const hosts = Array.from({ length: 50 }, (_, index): CaseHost => {
    const random = seeded(index + 1);
    return {
      id: index + 1,
      timeZone: zones[index % zones.length] as string,
      weekly: [{ days: [0, 1, 2, 3, 4, 5, 6], start: "06:00", end: "05:00" }],
      busy: busyBlocks(random, from, 30, 20),
    };
  });
  return {
    id: `50 hosts ${schedulingType.toLowerCase()}`,
    rangeStart: new Date(from).toISOString(),
    rangeEnd: new Date(from + 30 * 1440 * minute).toISOString(),
    eventLengthMinutes: 30,
    slotIntervalMinutes: 30,
    schedulingType,
    hosts,
  };
}

/** One host, open around the clock for a year, with that many busy blocks. */
export function withBusyBlocks(count: number): SlotCase {
  const from = Date.UTC(2030, 0, 7);
  return {
    id: `${count} busy blocks`,
    rangeStart: new Date(from).toISOString(),
    rangeEnd: new Date(from + 365 * 1440 * minute).toISOString(),
    eventLengthMinutes: 15,
    slotIntervalMinutes: 60,
    hosts: [
      {
        timeZone: "America/New_York",
        weekly: [{ days: [0, 1, 2, 3, 4, 5, 6], start: "00:00", end: "24:00" }],
        busy: busyBlocks(seeded(count), from, 365, count),
      },
    ],
  };
}

function busyBlocks(random: () => number, from: number, days: number, count: number): { start: string; end: string }[] {
  return Array.from({ length: count }, () => {
    const start = from + Math.floor(random() * days * 288) * 5 * minute;
    return {
      start: new Date(start).toISOString(),
      end: new Date(start + (1 + Math.floor(random() * 11)) * 5 * minute).toISOString(),
    };
  });
}
