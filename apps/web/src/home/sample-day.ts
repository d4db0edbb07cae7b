import type { DaySlots } from "../picker/slots-by-day.ts";
import { MINUTE } from "../time/units.ts";

/** The zone of the page's pictures, and the day that they show: a Thursday. */
export const sampleZone = "Europe/Lisbon";
export const sampleDate = "2026-10-15";

/** Midnight of that day in Lisbon, an hour before UTC's. */
const midnight = Date.parse("2026-10-14T23:00:00Z");

/** A time of that day, from the minutes since midnight. */
export const sampleInstant = (minutes: number): string => new Date(midnight + minutes * MINUTE).toISOString();

const slot = (at: number, length = 60) => ({ start: sampleInstant(at), end: sampleInstant(at + length) });

export const chosen = 750;
export const heldUntil = 877;

/** What the page of the teacher in the demo offers on that day. */
export const sampleDay: DaySlots = {
  free: [690, 720, chosen, 780, 810, 840].map((at) => slot(at)),
  held: [{ ...slot(570), until: sampleInstant(heldUntil) }],
};

/** The same, after somebody took the chosen time. */
export const laterDay: DaySlots = { free: [690, 810].map((at) => slot(at)), held: [] };
