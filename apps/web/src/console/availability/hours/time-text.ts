import { formatWallTime, parseWallTime } from "@daybook/core/time/civil";
import { formatTime } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { MINUTE, MINUTES_A_DAY } from "../../../time/units.ts";

/** A stored wall time as it is shown. The end of the day, 24:00, is midnight on a clock of twelve. */
export function writeTime(wall: string, clock: Clock): string {
  const minutes = parseWallTime(wall);
  if (minutes === null || (minutes === MINUTES_A_DAY && clock === "24")) return wall;
  return formatTime(minutes * MINUTE, "UTC", clock);
}

const shape = /^(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*([ap])?\.?\s*m?\.?$/i;

/**
 * Reads a wall time the way people type it: 9, 930, 09:30, 9.30, 9h30, 9 am, 9:30 pm. Null when it is no time.
 * As the end of hours, midnight is 24:00.
 */
export function readTime(text: string, as: "start" | "end"): string | null {
  const found = shape.exec(text.trim().replace(/\u202f/g, " "));
  if (!found) return null;
  const [, digits = "", rest = "0", half] = found;
  let hour = Number(digits);
  const minute = Number(rest);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  const total = hour * 60 + minute;
  if (minute > 59 || total > MINUTES_A_DAY) return null;
  if (as === "end" && total === 0) return "24:00";
  if (as === "start" && total === MINUTES_A_DAY) return "00:00";
  return formatWallTime(total);
}

/** The wall time some minutes later or earlier, on the quarter of an hour, within the day. */
export function stepTime(wall: string, by: number, as: "start" | "end"): string {
  const minutes = parseWallTime(wall) ?? 0;
  const snapped = by > 0 ? Math.floor(minutes / 15) * 15 : Math.ceil(minutes / 15) * 15;
  const last = as === "end" ? MINUTES_A_DAY : 1425;
  return formatWallTime(Math.min(last, Math.max(0, snapped + by)));
}
