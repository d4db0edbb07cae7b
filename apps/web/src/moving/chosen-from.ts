import { type Slot, withoutTime } from "../picker/slots-by-day.ts";

interface Choosing {
  free: readonly Slot[];
  /** Start of the time that is chosen. */
  time: string | null;
  /** Where the booking stands now: that is no move. */
  stands: Slot | null;
  /** What was tried last and failed; gone is what somebody else has. */
  tried: { slot: Slot; isGone: boolean } | null;
}

const isAt = (time: string) => (slot: Slot) => Date.parse(slot.start) === Date.parse(time);

/**
 * The time that is chosen, as long as it can be had. One that was tried stays: the move may have been made without the
 * answer coming through, so that the booking stands there already, and tried again it is the same move.
 */
export function chosenFrom({ free, time, stands, tried }: Choosing): Slot | null {
  if (time === null) return null;
  if (tried && isAt(time)(tried.slot)) return tried.isGone ? null : tried.slot;
  return withoutTime(free, stands).find(isAt(time)) ?? null;
}

/** A day's times in order, the one where the booking stands among them. */
export const timesAround = (free: readonly Slot[], stands: Slot | null): readonly Slot[] =>
  stands ? [...withoutTime(free, stands), stands].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)) : free;
