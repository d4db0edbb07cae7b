import type { SlotsAnswer } from "@daybook/contract/pages";
import { formatDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { MINUTE } from "../time/units.ts";

export interface Slot {
  start: string;
  end: string;
}
export interface HeldSlot extends Slot {
  until: string;
}
export interface DaySlots {
  free: Slot[];
  held: HeldSlot[];
}

/** The date an instant falls on in a zone. */
export function dateIn(zoneName: string, instant: string | number): string {
  const minute = Math.floor((typeof instant === "number" ? instant : Date.parse(instant)) / MINUTE);
  return formatDate((zone(zoneName) ?? zone("UTC"))?.toWall(minute).day ?? 0);
}

/** Minute of the day, 0 to 1439, that an instant shows on the wall of a zone. */
export function minuteIn(zoneName: string, instant: string): number {
  const minute = Math.floor(Date.parse(instant) / MINUTE);
  return (zone(zoneName) ?? zone("UTC"))?.toWall(minute).minute ?? 0;
}

/**
 * Sorts an answer's slots under the dates they fall on in the viewer's zone. What has begun by `now` is left out, and
 * so is a hold that has ended or one's own (`ownUntil`), whose time counts as free.
 */
export function slotsByDay(
  answer: SlotsAnswer,
  zoneName: string,
  now: number,
  ownUntil?: string | null,
): Map<string, DaySlots> {
  const days = new Map<string, DaySlots>();
  const day = (start: string): DaySlots => {
    const date = dateIn(zoneName, start);
    const found = days.get(date) ?? { free: [], held: [] };
    days.set(date, found);
    return found;
  };
  const isAhead = (slot: Slot) => Date.parse(slot.start) > now;
  const own = ownUntil ? Date.parse(ownUntil) : Number.NaN;
  for (const slot of answer.slots) if (isAhead(slot)) day(slot.start).free.push(slot);
  for (const slot of answer.held) {
    const until = Date.parse(slot.until);
    if (!isAhead(slot) || until <= now) continue;
    if (until === own) day(slot.start).free.push({ start: slot.start, end: slot.end });
    else day(slot.start).held.push(slot);
  }
  const byStart = (a: Slot, b: Slot) => Date.parse(a.start) - Date.parse(b.start);
  for (const found of days.values()) {
    found.free.sort(byStart);
    found.held.sort(byStart);
  }
  return days;
}

/** Times without the one that begins when another does. */
export const withoutTime = <T extends Slot>(slots: readonly T[], other: Slot | null): T[] =>
  slots.filter(({ start }) => other === null || Date.parse(start) !== Date.parse(other.start));

/** How open a day is, as one stroke to four: a time or two, a few, several, wide open. */
export function tallyOf(free: number): 0 | 1 | 2 | 3 | 4 {
  if (free <= 0) return 0;
  if (free <= 2) return 1;
  if (free <= 4) return 2;
  return free <= 7 ? 3 : 4;
}

export type DayPart = "night" | "morning" | "afternoon" | "evening";

export function partOf(minute: number): DayPart {
  if (minute < 5 * 60) return "night";
  if (minute < 12 * 60) return "morning";
  return minute < 18 * 60 ? "afternoon" : "evening";
}
