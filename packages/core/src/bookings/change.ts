import { MINUTE } from "../time/units.ts";

export type Actor = "host" | "invitee";
export type BookingState = "confirmed" | "pending" | "cancelled";
export type ChangeRefusal = "already_cancelled" | "already_over" | "change_notice_passed";

export interface ChangeableBooking {
  state: BookingState;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  /** Minutes. */
  changeNotice: number;
}

/** Until when (epoch ms, exclusive) an invitee may move or cancel. */
export const changeUntil = (booking: Pick<ChangeableBooking, "start" | "changeNotice">): number =>
  booking.start - booking.changeNotice * MINUTE;

/** Why this person may not move or cancel this booking at `now`, or null. Hosts may until it is over. */
export function changeRefusal(booking: ChangeableBooking, actor: Actor, now: number): ChangeRefusal | null {
  if (booking.state === "cancelled") return "already_cancelled";
  if (booking.end <= now) return "already_over";
  if (actor === "invitee" && changeUntil(booking) <= now) return "change_notice_passed";
  return null;
}
