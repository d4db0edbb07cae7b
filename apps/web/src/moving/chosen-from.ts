import { type Slot, withoutTime } from "../picker/slots-by-day.ts";

const isAt = (start: string) => (slot: Slot) => Date.parse(slot.start) === Date.parse(start);

/** The time that is chosen, as long as it can be had; where the booking stands now is no move. */
export const chosenFrom = (free: readonly Slot[], time: string | null, stands: Slot | null): Slot | null =>
  (time !== null && withoutTime(free, stands).find(isAt(time))) || null;

/** A day's times in order, the one where the booking stands among them. */
export const timesAround = (free: readonly Slot[], stands: Slot | null): readonly Slot[] =>
  stands ? [...withoutTime(free, stands), stands].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)) : free;
