import { useState } from "react";
import type { Slot } from "../../picker/slots-by-day.ts";
import type { Times } from "../../picker/use-times.ts";
import { currentTime } from "../../time/now.ts";
import { type Missed, nearest } from "../sentences.ts";

/**
 * What became of the time that the step was opened with, if it wasn't to be had then; null otherwise, and as soon as
 * another one is chosen. `own` was booked here. A time that is lost later, under the reader's eyes, is struck in its own line instead.
 */
export function useMissedTime(time: string | null, times: Times, own: string | null): Missed | null {
  const [asked, setAsked] = useState(time && { time, missed: false });
  if (!asked) return null;
  const start = Date.parse(asked.time);
  const isIt = (slot: Slot) => Date.parse(slot.start) === start;
  const free = times.day?.free ?? [];
  const isFree = free.some(isIt);
  // Before the first whole answer nothing is known about it.
  const known = times.answer !== undefined && times.knownAt > 0;
  if (time !== asked.time || (isFree && !asked.missed)) setAsked(null);
  else if (known && !asked.missed) setAsked({ ...asked, missed: true });
  if (time !== asked.time || !known) return null;
  if (isFree) return asked.missed ? { start: asked.time, now: "free", others: [] } : null;
  if (asked.time === own) return { start: asked.time, now: "yours", others: [] };
  const held = times.day?.held.find(isIt);
  const now = held ? "held" : start <= currentTime() ? "over" : "gone";
  return { start: asked.time, now, others: nearest(free, start), ...(held ? { until: held.until } : {}) };
}
