import { parseDate } from "../time/civil.ts";
import { type Zone, zone } from "../time/zone.ts";
import { type Block, makeBlock } from "./blocks.ts";
import type { ClaimFacts } from "./facts.ts";
import { type Hours, type HoursWindow, type WallWindow, wallWindow } from "./hours.ts";
import { type Obstacles, obstaclesOf } from "./obstacles.ts";

export type { Blocker } from "./blocks.ts";

/** An appointment, or a hold of a time for one. */
export interface Occupation extends ClaimFacts {
  id: string;
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
}

/** A host's hours and all that occupies them. Instants are epoch milliseconds, half-open; buffers are minutes. */
export interface HostTimeline {
  hostId: string;
  hours: Hours;
  appointments: Occupation[];
  /** Foreign calendars' blocks. They have no buffers, and may have seconds: they are widened to whole minutes. */
  busy: { id?: string | undefined; start: number; end: number }[];
  /** A hold blocks while `expiresAt` is after the query's `now`, whenever the host was prepared. */
  holds: (Occupation & { expiresAt: number })[];
}

/** A timeline ready to be asked, by `prepareHost`. Its fields are for this folder; it is never changed. */
export interface PreparedHost {
  readonly hostId: string;
  readonly zone: Zone;
  /** Windows of each ISO weekday, ascending by start; index 0 is unused. */
  readonly weekly: readonly (readonly WallWindow[])[];
  /** Day numbers that have an override, ascending, and their windows, ascending by start. */
  readonly overrideDays: readonly number[];
  readonly overrideWindows: readonly (readonly WallWindow[])[];
  /** Appointments and busy blocks, ascending by guard. */
  readonly fixed: readonly Block[];
  readonly holds: readonly { readonly block: Block; readonly expiresAt: number }[];
  /** Of `fixed` alone: what is in the way when there is no live hold. */
  readonly obstacles: Obstacles;
}

/**
 * Sorts and merges a timeline once, so that each question about it is one pass. Throws RangeError for hours that
 * `hoursProblems` would refuse as unknown or malformed; overlapping windows and repeated override dates add up.
 */
export function prepareHost(raw: HostTimeline): PreparedHost {
  const hostZone = zone(raw.hours.timezone);
  if (!hostZone) throw new RangeError(`Unknown time zone: ${raw.hours.timezone}`);

  const weekly: WallWindow[][] = [[], [], [], [], [], [], [], []];
  for (const rule of raw.hours.weekly) {
    for (const day of new Set(rule.days)) {
      const windows = day === 0 ? undefined : weekly[day];
      if (!windows) throw new RangeError(`Not an ISO weekday: ${day}`);
      windows.push(readWindow(rule));
    }
  }
  const overrides = new Map<number, WallWindow[]>();
  for (const { date, windows } of raw.hours.overrides) {
    const day = parseDate(date);
    if (day === null) throw new RangeError(`Not a date: ${date}`);
    overrides.set(day, [...(overrides.get(day) ?? []), ...windows.map(readWindow)]);
  }
  const overrideDays = [...overrides.keys()].sort((a, b) => a - b);

  const fixed = [
    ...raw.appointments.flatMap((appointment) => makeBlock("appointment", appointment)),
    ...raw.busy.flatMap((busy) => makeBlock("busy", busy)),
  ].sort((a, b) => a.guardFrom - b.guardFrom);
  const holds = raw.holds.flatMap((hold) =>
    makeBlock("hold", hold).map((block) => ({ block, expiresAt: hold.expiresAt })),
  );

  return {
    hostId: raw.hostId,
    zone: hostZone,
    weekly: weekly.map((windows) => windows.sort(byStart)),
    overrideDays,
    overrideWindows: overrideDays.map((day) => (overrides.get(day) ?? []).sort(byStart)),
    fixed,
    holds,
    obstacles: obstaclesOf(fixed, []),
  };
}

function readWindow(window: HoursWindow): WallWindow {
  const read = wallWindow(window);
  if (!read) throw new RangeError(`Not a window of hours: ${window.start} to ${window.end}`);
  return read;
}

const byStart = (a: WallWindow, b: WallWindow) => a.start - b.start;
