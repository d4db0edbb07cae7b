import type { Refused } from "@daybook/contract/event-types";
import { formatDate } from "@daybook/core/time/civil";
import { parseInstant } from "@daybook/core/time/instant";
import type { Zone } from "@daybook/core/time/zone";
import { addDays } from "../../../time/month.ts";
import { MINUTE, MINUTES_A_DAY } from "../../../time/units.ts";
import { foldRows, type Row } from "./fold-rows.ts";

/** What a cell shows; each has its texture. */
export type Why = "free" | "booked" | "buffer" | "busy" | "notice" | "override" | "held" | "hours";

export interface Candidate {
  start: string;
  end: string;
  why: Why;
  refused: Refused | null;
  /** Minute of the day at which it starts, on the schedule's wall clock. */
  minute: number;
}
export interface Cell {
  /** Minutes of the day that the row stands for. */
  minute: number;
  /** All times that start in the row, by start. None: it is outside the hours. */
  candidates: Candidate[];
}
export interface Column {
  date: string;
  cells: Cell[];
  /** Days lie between this column and the one before. */
  gap: boolean;
}
export interface PreviewGrid {
  rows: Row[];
  /** Minutes that a row stands for. */
  step: number;
  columns: Column[];
  counts: Record<Why, number>;
  /** The date to go on from: more is known than is shown, or the answer was cut there. Null: all of it is shown. */
  next: string | null;
}

const whyOf: Record<string, Why> = {
  past: "notice",
  notice: "notice",
  window: "notice",
  override: "override",
  outside_hours: "hours",
  off_grid: "hours",
  booked: "booked",
  busy: "busy",
  held: "held",
  buffer: "buffer",
};

/** Times that start each quarter of an hour or oftener share the row of their hour; others have a row each. */
const stepOf = (slotInterval: number): number => (slotInterval >= 60 ? 60 : slotInterval >= 30 ? 30 : 60);

interface Standing {
  day: number;
  candidate: Candidate;
}

interface Offer {
  slots: readonly { start: string; end: string }[];
  refused: readonly Refused[];
  /** From this date on nothing was told. */
  nextFrom?: string | undefined;
}

function standingsOf({ slots, refused }: Offer, zone: Zone): Standing[] {
  const candidates: Omit<Candidate, "minute">[] = [
    ...slots.map(({ start, end }) => ({ start, end, why: "free" as const, refused: null })),
    ...refused.map((one) => ({ start: one.start, end: one.end, why: whyOf[one.reason] ?? "hours", refused: one })),
  ];
  return candidates
    .map((candidate) => ({ at: parseInstant(candidate.start) ?? 0, candidate }))
    .sort((a, b) => a.at - b.at)
    .map(({ at, candidate }) => {
      const { day, minute } = zone.toWall(Math.floor(at / MINUTE));
      return { day, candidate: { ...candidate, minute } };
    });
}

const speakingDays = (standings: readonly Standing[]): number[] =>
  [...new Set(standings.filter(({ candidate }) => candidate.why !== "hours").map(({ day }) => day))].sort(
    (a, b) => a - b,
  );

/** The first days on which anything can be said, as columns, and the hours they need, as rows. */
export function previewGrid(offer: Offer, zone: Zone, slotInterval: number, widest = 8): PreviewGrid {
  const counts = { free: 0, booked: 0, buffer: 0, busy: 0, notice: 0, override: 0, held: 0, hours: 0 };
  const step = stepOf(slotInterval);
  const all = standingsOf(offer, zone);
  const speaking = speakingDays(all);
  const days = speaking.slice(0, widest);
  const last = days.at(-1);
  const more = speaking.length > days.length && last !== undefined;
  const next = more ? addDays(formatDate(last), 1) : (offer.nextFrom ?? null);
  const shown = all.filter(({ day }) => days.includes(day));
  if (shown.length === 0) return { rows: [], step, columns: [], counts, next };

  const minutes = shown.filter(({ candidate }) => candidate.why !== "hours").map(({ candidate }) => candidate.minute);
  const rows = minutesOfRows(minutes, step);
  const cells = new Map<string, Candidate[]>();
  for (const { day, candidate } of shown) {
    counts[candidate.why]++;
    const place = `${day} ${Math.floor(candidate.minute / step) * step}`;
    cells.set(place, [...(cells.get(place) ?? []), candidate]);
  }
  const speaks = (one: Candidate) => one.why !== "hours";
  const shownRows = foldRows(rows, (minute) =>
    days.some((day) => cells.get(`${day} ${minute}`)?.some(speaks) ?? false),
  );
  const columns = days.map((day, index) => ({
    date: formatDate(day),
    gap: index > 0 && (days[index - 1] ?? day) < day - 1,
    cells: shownRows.map(({ minute, folded }) => ({
      minute,
      candidates: folded ? [] : (cells.get(`${day} ${minute}`) ?? []),
    })),
  }));
  return { rows: shownRows, step, columns, counts, next };
}

/** From an hour before the first to a row after the last, as far as the day has them. */
function minutesOfRows(minutes: readonly number[], step: number): number[] {
  const earliest = Math.max(0, Math.floor(Math.min(...minutes) / 60) * 60 - 60);
  const last = Math.min(MINUTES_A_DAY - step, Math.floor(Math.max(...minutes) / step) * step + step);
  const rows: number[] = [];
  for (let minute = earliest; minute <= last; minute += step) rows.push(minute);
  return rows;
}
