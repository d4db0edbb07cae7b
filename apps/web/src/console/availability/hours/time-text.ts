import { formatWallTime, parseWallTime } from "@daybook/core/time/civil";
import { formatNumber, formatTime } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { plainDigits } from "../../../time/plain-digits.ts";
import { HOUR, MINUTE, MINUTES_A_DAY } from "../../../time/units.ts";
import { intl, t } from "../../../words/words.ts";

/** A stored wall time as it is shown. The end of the day, 24:00, is midnight on a clock of twelve. */
export function writeTime(wall: string, clock: Clock): string {
  const minutes = parseWallTime(wall);
  if (minutes === null) return wall;
  if (minutes === MINUTES_A_DAY && clock === "24") return `${formatNumber(24)}:${formatNumber(0, 2)}`;
  return formatTime(minutes * MINUTE, "UTC", clock);
}

/** A stretch of time on the wall: "09:00–17:00". */
export const writeSpan = ({ start, end }: { start: string; end: string }, clock: Clock): string =>
  t("time.range", { start: writeTime(start, clock), end: writeTime(end, clock) });

const plain = (text: string): string => plainDigits(text).trim().toLowerCase();

/** How the reader's language names the two halves of the day, on a clock of twelve: "am" and "pm". */
function halves(): [morning: string, afternoon: string] {
  const format = new Intl.DateTimeFormat(intl(), { hour: "numeric", hourCycle: "h12", timeZone: "UTC" });
  const nameAt = (hour: number) =>
    format.formatToParts(hour * HOUR).find(({ type }) => type === "dayPeriod")?.value ?? "";
  return [plain(nameAt(9)), plain(nameAt(21))];
}

/** What was typed, in digits that can be counted with, and with its half of the day as English writes it, at the end. */
function plainTime(text: string): string {
  const typed = plain(text);
  for (const [index, name] of halves().entries())
    if (name !== "" && typed.includes(name)) return `${typed.replace(name, "").trim()} ${"ap"[index]}`;
  return typed;
}

const shape = /^(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*h?\s*([ap])?\.?\s*m?\.?$/i;

/**
 * Reads a wall time the way people type it: 9, 930, 09:30, 9.30, 9h30, 9h, 9 am, 9:30 pm, or as it is shown in their
 * language. Null when it is no time.
 * As the end of hours, midnight is 24:00.
 */
export function readTime(text: string, as: "start" | "end"): string | null {
  const found = shape.exec(plainTime(text));
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
