import type { Booking } from "@daybook/contract/bookings";
import type { Ink } from "@daybook/contract/event-types";
import { formatInstant } from "@daybook/core/time/instant";
import type { BookingRow } from "@daybook/db/bookings";
import { guestsOf } from "../booking-changes/guests-along.ts";

export const cancellationOf = (row: BookingRow): Booking["cancellation"] =>
  row.cancelledAt === null
    ? null
    : { at: formatInstant(row.cancelledAt), by: row.cancelledBy ?? "host", reason: row.cancelReason ?? "" };

/** A booking for its host. */
export const presentBooking = (row: BookingRow): Booking => ({
  id: row.id,
  state: row.state,
  start: formatInstant(row.start),
  end: formatInstant(row.end),
  title: row.settings.title,
  ink: row.settings.ink as Ink,
  eventTypeId: row.eventTypeId,
  location: row.settings.location,
  invitee: { name: row.inviteeName, email: row.inviteeEmail, timezone: row.inviteeTimezone },
  guests: guestsOf(row),
  createdAt: formatInstant(row.createdAt),
  cancellation: cancellationOf(row),
  attention: row.attention,
});
