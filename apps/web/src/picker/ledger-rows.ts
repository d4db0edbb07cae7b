import type { DaySlots } from "./slots-by-day.ts";

/** One line of a day's times. `taken` and `gone` have left and are still readable; `closing` is on its way out. */
export interface LedgerRow {
  start: string;
  end: string;
  state: "free" | "held" | "taken" | "gone" | "closing";
  until?: string;
  /** When it left, epoch milliseconds. */
  leftAt?: number;
}

/** How long a time that has left stays readable, and how long its line takes to close, in milliseconds. */
export const lingerMs = 6000;
export const closingMs = 260;

/** What happens around the list at this moment. */
export interface Surroundings {
  now: number;
  /**
   * Start (epoch milliseconds) of the last line that a pointer or the focus is on; null while nobody is on the list.
   * Nothing may move under them: no line closes, and none is put in above.
   */
  anchor: number | null;
  /** Starts (epoch milliseconds) that live events reported as taken: others left for another reason. */
  taken: ReadonlySet<number>;
}

const startOf = (row: { start: string }) => Date.parse(row.start);

/** The lines to show next, given those shown now. */
export function nextRows(shown: readonly LedgerRow[], day: DaySlots, around: Surroundings): LedgerRow[] {
  const { now, anchor } = around;
  const engaged = anchor !== null;
  const current = new Map<number, LedgerRow>();
  for (const { start, end } of day.free) current.set(Date.parse(start), { start, end, state: "free" });
  for (const { start, end, until } of day.held) current.set(Date.parse(start), { start, end, until, state: "held" });

  const rows: LedgerRow[] = [];
  for (const row of shown) {
    const start = startOf(row);
    if (current.has(start)) continue;
    const left = leave(row, start, around);
    if (left) rows.push(left);
  }
  const known = new Set(shown.map(startOf));
  // A new line pushes those below it down: above the pointer or the focus it waits until they are gone.
  for (const [start, row] of current)
    if (known.has(start) || anchor === null || start > anchor || shown.length === 0) rows.push(row);
  rows.sort((a, b) => startOf(a) - startOf(b));
  return isSame(shown, rows) ? (shown as LedgerRow[]) : rows;

  function leave(row: LedgerRow, start: number, { taken }: Surroundings): LedgerRow | null {
    if (row.state === "free" || row.state === "held") {
      if (taken.has(start)) return { ...row, state: "taken", leftAt: now };
      return engaged ? { ...row, state: "gone", leftAt: now } : null;
    }
    const since = now - (row.leftAt ?? 0);
    if (engaged && row.state !== "closing") return row;
    if (since >= lingerMs + closingMs) return null;
    return since >= lingerMs ? { ...row, state: "closing" } : row;
  }
}

/** When `nextRows` will change something by time alone, or null. */
export function nextChange(rows: readonly LedgerRow[], engaged: boolean): number | null {
  let next: number | null = null;
  for (const { state, leftAt = 0 } of rows) {
    if (state === "free" || state === "held" || (engaged && state !== "closing")) continue;
    const at = leftAt + lingerMs + (state === "closing" ? closingMs : 0);
    if (next === null || at < next) next = at;
  }
  return next;
}

function isSame(a: readonly LedgerRow[], b: readonly LedgerRow[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, index) => {
      const other = b[index];
      return (
        other &&
        row.start === other.start &&
        row.state === other.state &&
        row.until === other.until &&
        row.end === other.end
      );
    })
  );
}
