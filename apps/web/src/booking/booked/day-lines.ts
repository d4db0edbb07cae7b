import { MINUTE } from "../../time/units.ts";
/** One ruled line of the confirmation's diary page; `rows` is how many lines the inked block covers. */
export interface DayLine {
  start: number;
  inked: boolean;
  rows: number;
}

const stepMs = 30 * MINUTE;
const before = 3;
const after = 4;
const mostRows = 6;

/** The half hours around a booking, and the booking inked in. Epoch milliseconds. */
export function dayLines(start: number, end: number): DayLine[] {
  const lines: DayLine[] = [];
  for (let index = before; index > 0; index--) lines.push({ start: start - index * stepMs, inked: false, rows: 1 });
  const rows = Math.min(mostRows, Math.max(1, Math.round((end - start) / stepMs)));
  lines.push({ start, inked: true, rows });
  for (let index = 0; index < after; index++) lines.push({ start: end + index * stepMs, inked: false, rows: 1 });
  return lines;
}
