import { MINUTE } from "../time/units.ts";

/** Who changed a booking; `system` is Daybook itself (an expiry, a sync). */
export type Actor = "host" | "invitee" | "system";

/** What a booking can be. `released` is a seat or claim given back, `expired` a request nobody answered in time. */
export type BookingState = "confirmed" | "pending" | "cancelled" | "declined" | "expired" | "released" | "no_show";
export type AppointmentState = Exclude<BookingState, "no_show">;

/** What can happen to a booking, as its history tells it. */
export type HistoryKind =
  | "booked"
  | "requested"
  | "approved"
  | "declined"
  | "expired"
  | "released"
  | "moved"
  | "cancelled"
  | "no_show"
  | "reassigned"
  | "answered"
  | "readdressed"
  | "resent"
  | "kept"
  | "guests_changed";

/** States in which a booking keeps its place in the appointment. */
export const keepsItsPlace = (state: BookingState): boolean =>
  state === "confirmed" || state === "pending" || state === "no_show";

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
  if (!keepsItsPlace(booking.state)) return "already_cancelled";
  if (booking.end <= now) return "already_over";
  if (actor === "invitee" && changeUntil(booking) <= now) return "change_notice_passed";
  return null;
}
