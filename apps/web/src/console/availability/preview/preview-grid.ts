import type { Refused } from "@daybook/contract/event-types";
import { formatDate } from "@daybook/core/time/civil";
import { parseInstant } from "@daybook/core/time/instant";
import type { Zone } from "@daybook/core/time/zone";
import { MINUTE, MINUTES_A_DAY } from "../../../time/units.ts";

/** What a cell shows; each has its texture. */
export type Why = "free" | "booked" | "buffer" | "busy" | "notice" | "override" | "held" | "hours";

export interface Candidate {
  start: string;
  end: string;
  why: Why;
  refused: Refused | null;
}
export interface Cell {
  /** Minutes of the day that the row stands for. */
  minute: number;
  why: Why;
  /** Null: no time starts here, it is outside the hours. */
  candidate: Candidate | null;
}
export interface Column {
  date: string;
  cells: Cell[];
  /** Days lie between this column and the one before. */
  gap: boolean;
}
export interface Row {
  minute: number;
  /** Stands for hours left out, in which no day has anything to say. */
  folded: boolean;
}
export interface PreviewGrid {
  rows: Row[];
  columns: Column[];
  counts: Record<Why, number>;
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
/** Of several times in one cell the first of these is shown. */
const order: readonly Why[] = ["free", "held", "buffer", "booked", "busy", "notice", "override", "hours"];

/** Rows are at least a quarter of an hour, and at most about fifty in number. */
function stepOf(slotInterval: number, span: number): number {
  let step = slotInterval >= 60 ? 60 : slotInterval > 20 ? 30 : 15;
  while (span / step > 52) step *= 2;
  return step;
}

interface Standing {
  day: number;
  minute: number;
  candidate: Candidate;
}

function standingsOf(
  slots: readonly { start: string; end: string }[],
  refused: readonly Refused[],
  zone: Zone,
): Standing[] {
  const candidates: Candidate[] = [
    ...slots.map(({ start, end }) => ({ start, end, why: "free" as const, refused: null })),
    ...refused.map((one) => ({ start: one.start, end: one.end, why: whyOf[one.reason] ?? "hours", refused: one })),
  ];
  return candidates.map((candidate) => ({
    ...zone.toWall(Math.floor((parseInstant(candidate.start) ?? 0) / MINUTE)),
    candidate,
  }));
}

function pickDays(standings: readonly Standing[], widest: number): number[] {
  const days = new Set(standings.filter(({ candidate }) => candidate.why !== "hours").map(({ day }) => day));
  return [...days].sort((a, b) => a - b).slice(0, widest);
}

const better = (a: Candidate, b: Candidate) => order.indexOf(a.why) < order.indexOf(b.why);

/** The first days on which anything can be said, as columns, and the hours they need, as rows. */
export function previewGrid(
  offer: { slots: readonly { start: string; end: string }[]; refused: readonly Refused[] },
  zone: Zone,
  slotInterval: number,
  widest = 8,
): PreviewGrid {
  const counts: Record<Why, number> = {
    free: 0,
    booked: 0,
    buffer: 0,
    busy: 0,
    notice: 0,
    override: 0,
    held: 0,
    hours: 0,
  };
  const all = standingsOf(offer.slots, offer.refused, zone);
  const days = pickDays(all, widest);
  const shown = all.filter(({ day }) => days.includes(day));
  if (shown.length === 0) return { rows: [], columns: [], counts };

  const minutes = shown.filter(({ candidate }) => candidate.why !== "hours").map(({ minute }) => minute);
  const earliest = Math.max(0, Math.floor(Math.min(...minutes) / 60) * 60 - 60);
  const latest = Math.max(...minutes);
  const step = stepOf(slotInterval, latest - earliest);
  const last = Math.min(MINUTES_A_DAY - step, Math.floor(latest / step) * step + step);
  const rows: number[] = [];
  for (let minute = earliest; minute <= last; minute += step) rows.push(minute);

  const cells = new Map<string, Candidate>();
  for (const { day, minute, candidate } of shown) {
    counts[candidate.why]++;
    const place = `${day} ${earliest + Math.floor((minute - earliest) / step) * step}`;
    const standing = cells.get(place);
    if (!standing || better(candidate, standing)) cells.set(place, candidate);
  }
  const shownRows = fold(rows, (minute) =>
    days.some((day) => (cells.get(`${day} ${minute}`)?.why ?? "hours") !== "hours"),
  );
  const columns = days.map((day, index) => ({
    date: formatDate(day),
    gap: index > 0 && (days[index - 1] ?? day) < day - 1,
    cells: shownRows.map(({ minute, folded }) => {
      const candidate = folded ? null : (cells.get(`${day} ${minute}`) ?? null);
      return { minute, why: candidate?.why ?? "hours", candidate };
    }),
  }));
  return { rows: shownRows, columns, counts };
}

/** Stretches in which nothing stands are folded into one row, with one left on either side. */
const longestBlank = 6;

function fold(minutes: readonly number[], speaks: (minute: number) => boolean): Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < minutes.length; index++) {
    let end = index;
    while (end < minutes.length && !speaks(minutes[end] ?? 0)) end++;
    const before = index > 0;
    const after = end < minutes.length;
    if (end - index >= longestBlank && before && after) {
      rows.push({ minute: minutes[index] ?? 0, folded: false }, { minute: minutes[index + 1] ?? 0, folded: true });
      index = end - 2;
      continue;
    }
    rows.push({ minute: minutes[index] ?? 0, folded: false });
  }
  return rows;
}
