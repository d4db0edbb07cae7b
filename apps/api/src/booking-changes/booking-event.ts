import type { Actor } from "@daybook/core/bookings/change";
import {
  type BookingSnapshot,
  bookingDeliveries,
  bookingEvent,
  reminderDeliveries,
} from "@daybook/core/bookings/events";
import type { ReminderRule } from "@daybook/core/bookings/reminders";
import { type BookingRow, standingGuests } from "@daybook/db/bookings";
import type { NewEvent } from "@daybook/db/events";
import type { LockedHost } from "@daybook/db/hosts";
import { newEvent } from "../events/new-event.ts";
import type { Services } from "../runtime/services.ts";

interface Change {
  bookingId: string;
  before: BookingSnapshot | null;
  after: BookingSnapshot;
  /** What is sent by itself at the time that it has afterwards: as it was when the appointment was made. */
  reminders: readonly ReminderRule[] | undefined;
  actor: Actor;
  /** Epoch milliseconds. */
  at: number;
  origin: string;
}

/** A booking as it stands, for the event of what becomes of it. */
export const snapshotOf = (row: BookingRow): BookingSnapshot => ({
  state: row.state,
  start: row.start,
  end: row.end,
  sequence: row.sequence,
  hostIds: row.hostIds,
  reason: row.cancelReason ?? "",
  ...along(standingGuests(row)),
});

/** What a snapshot says of who comes along: nothing where nobody does. */
export const along = (guests: readonly { id: string }[]): Pick<BookingSnapshot, "guestIds"> =>
  guests.length > 0 ? { guestIds: guests.map(({ id }) => id) } : {};

/** The versions to which a change raises those of the locked hosts whose time it changes, by id. */
export const raised = (locked: readonly LockedHost[], hostIds: readonly string[]): Record<string, number> =>
  Object.fromEntries(locked.filter(({ id }) => hostIds.includes(id)).map(({ id, version }) => [id, version + 1]));

/** What a snapshot says of who is told: something only where a host chose that the invitee isn't. */
export const telling = (tellsInvitee: boolean | undefined): Pick<BookingSnapshot, "tellsInvitee"> =>
  tellsInvitee === false ? { tellsInvitee } : {};

/** The event of a change of a booking, to be written with it; none where nothing happened. */
export function bookingEvents(
  services: Services,
  { bookingId, before, after, reminders = [], origin, ...by }: Change,
): NewEvent[] {
  const event = bookingEvent(bookingId, before, after, by);
  if (!event) return [];
  const deliveries = [...bookingDeliveries(event), ...reminderDeliveries(event, reminders)];
  return [newEvent(services, event, deliveries, origin)];
}
