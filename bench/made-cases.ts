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

interface Team {
  id: string;
  hosts: number;
  zones: readonly string[];
  days: number;
  weekly: Pick<NonNullable<CaseHost["weekly"]>[number], "days" | "start" | "end">;
  /** Of each host. */
  busyBlocks: number;
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
}

function teamCase({ id, hosts, zones, days, weekly, busyBlocks: blocks, schedulingType }: Team): SlotCase {
  const from = Date.UTC(2030, 2, 4);
  return {
    id,
    rangeStart: new Date(from).toISOString(),
    rangeEnd: new Date(from + days * 1440 * minute).toISOString(),
    eventLengthMinutes: 30,
    slotIntervalMinutes: 30,
    schedulingType,
    hosts: Array.from({ length: hosts }, (_, index) => ({
      id: index + 1,
      timeZone: zones[index % zones.length] as string,
      weekly: [weekly],
      busy: busyBlocks(seeded(index + 1), from, days, blocks),
    })),
  };
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const workingDays = [1, 2, 3, 4, 5];

/** Fifty hosts in ten zones for 30 days, each with 20 busy blocks. */
export const fiftyHosts = (schedulingType: Team["schedulingType"]): SlotCase =>
  teamCase({
    id: `50 hosts ${schedulingType.toLowerCase()}`,
    hosts: 50,
    zones,
    days: 30,
    weekly: { days: everyDay, start: "06:00", end: "05:00" },
    busyBlocks: 20,
    schedulingType,
  });

/** Ten hosts in five zones whose working hours share some of the day, for 60 days. */
export const collectiveTeam = (): SlotCase =>
  teamCase({
    id: "10 hosts collective, 60 days",
    hosts: 10,
    zones: zones.filter((zone) => /London|Berlin|Cairo|New_York|Santiago/.test(zone)),
    days: 60,
    weekly: { days: workingDays, start: "08:00", end: "18:00" },
    busyBlocks: 30,
    schedulingType: "COLLECTIVE",
  });

/** Fifty hosts in ten zones in their working hours for 30 days, each with 200 busy blocks. */
export const busyTeam = (): SlotCase =>
  teamCase({
    id: "50 busy hosts round robin, 30 days",
    hosts: 50,
    zones,
    days: 30,
    weekly: { days: workingDays, start: "09:00", end: "17:00" },
    busyBlocks: 200,
    schedulingType: "ROUND_ROBIN",
  });

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
        weekly: [{ days: everyDay, start: "00:00", end: "24:00" }],
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
