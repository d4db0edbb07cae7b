import { canonicalZone, namesOfZone } from "./canonical-zone.ts";
import { minutesPerDay } from "./civil.ts";
import { countUpTo, type OffsetTable, scanOffsets } from "./offset-table.ts";
import { MINUTE } from "./units.ts";

/** One change of a zone's offset (minutes east of UTC). `at` is the first epoch minute of the new offset. */
export interface Transition {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * An IANA time zone. Instants are epoch minutes; offsets are minutes east of UTC, rounded to whole minutes where the
 * zone once had seconds (local mean times; none since 1972).
 */
export interface Zone {
  /** The canonical name, by whichever name it was asked for. */
  readonly name: string;
  /** Offset in force at an instant. */
  offsetAt(epochMinute: number): number;
  /**
   * Instant of a wall time: day number and minute of that day, 0 to 2880, so that 1440 is the next day's midnight.
   * In a gap it moves forward by the gap's length; of a time that occurs twice it is the first (RFC 5545 3.3.5).
   */
  toInstant(day: number, minuteOfDay: number): number;
  /** Wall time of an instant: day number and minute of that day, 0 to 1439. */
  toWall(epochMinute: number): { day: number; minute: number };
  /** Transitions in the half-open stretch [fromMinute, toMinute), ascending. */
  transitions(fromMinute: number, toMinute: number): Transition[];
  /** A table that covers at least [fromMinute, toMinute), for loops that walk it with a cursor. */
  table(fromMinute: number, toMinute: number): OffsetTable;
}

/** Tables are kept for the years 1970 to 2099; instants outside are answered just as exactly, but anew each time. */
const keptFrom = 0;
const keptTo = Date.UTC(2100, 0, 1) / MINUTE;
/** Kept tables grow by about five years, so that walking on day by day does not scan them again each time. */
const growth = 5 * 366 * minutesPerDay;
/** Wall times lie less than a day from UTC, and the 24 hours skipped at the date line add one more. */
const margin = 3 * minutesPerDay;

/** By their canonical names, so there are never more than the tz database has. */
const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name, in any case and by any alias, or null for a name that `canonicalZone` doesn't know or that
 * the engine has no data for. The result is kept.
 */
export function zone(name: string): Zone | null {
  const known = zones.get(name);
  if (known) return known;
  const canonical = canonicalZone(name);
  if (canonical === null) return null;
  const found = zones.get(canonical);
  if (found) return found;
  const engineName = namesOfZone(canonical).find(isKnownToEngine);
  if (engineName === undefined) return null;
  const made = makeZone(canonical, keepTable(engineName));
  zones.set(canonical, made);
  return made;
}

function isKnownToEngine(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

interface TableKeeper {
  probe(epochMinute: number): number;
  covering(from: number, to: number): OffsetTable;
}

function keepTable(engineName: string): TableKeeper {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: engineName,
    hour: "numeric",
    timeZoneName: "longOffset",
  });
  const probe = (epochMinute: number) => readOffset(format.format(epochMinute * MINUTE));
  let kept: OffsetTable | undefined;
  return {
    probe,
    covering(from, to) {
      if (kept && from >= kept.from && to <= kept.to) return kept;
      if (from < keptFrom || to > keptTo) return scanOffsets(probe, from, to);
      const low = Math.floor(Math.min(from, kept?.from ?? from) / growth) * growth;
      const high = Math.ceil(Math.max(to, kept?.to ?? to) / growth) * growth;
      kept = scanOffsets(probe, Math.max(low, keptFrom), Math.min(high, keptTo));
      return kept;
    },
  };
}

/** Reads "7 PM GMT-05:00", or "GMT-00:44:30" as the nearest minute. */
function readOffset(text: string): number {
  const at = text.indexOf("GMT") + 3;
  if (at >= text.length) return 0;
  const [hours = "0", minutes = "0", seconds = "0"] = text.slice(at + 1).split(":");
  const size = Math.round(Number(hours) * 60 + Number(minutes) + Number(seconds) / 60);
  return text[at] === "-" ? -size : size;
}

function makeZone(name: string, keeper: TableKeeper): Zone {
  const offsetAt = (epochMinute: number) => {
    if (epochMinute < keptFrom || epochMinute >= keptTo) return keeper.probe(epochMinute);
    const table = keeper.covering(epochMinute, epochMinute + 1);
    return table.offset[countUpTo(table.at, epochMinute)] as number;
  };
  return {
    name,
    offsetAt,
    toInstant(day, minuteOfDay) {
      const wall = day * minutesPerDay + minuteOfDay;
      const table = keeper.covering(wall - margin, wall + margin);
      return wall - (table.offset[countUpTo(table.wallAt, wall)] as number);
    },
    toWall(epochMinute) {
      const wall = epochMinute + offsetAt(epochMinute);
      const day = Math.floor(wall / minutesPerDay);
      return { day, minute: wall - day * minutesPerDay };
    },
    transitions(fromMinute, toMinute) {
      const { at, offset } = keeper.covering(fromMinute - 1, toMinute);
      const found: Transition[] = [];
      for (let i = countUpTo(at, fromMinute - 1); i < at.length && (at[i] as number) < toMinute; i++) {
        found.push({ at: at[i] as number, before: offset[i] as number, after: offset[i + 1] as number });
      }
      return found;
    },
    table: (fromMinute, toMinute) => keeper.covering(fromMinute, toMinute),
  };
}
