import { type BookingEventKind, type BookingSnapshot, guestNews } from "@daybook/core/bookings/events";
import type { Mail } from "@daybook/core/ports/mailer";
import type { BookingRow, BookingSurroundings, GuestRow } from "@daybook/db/bookings";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { writeInvitation } from "@daybook/integrations/calendars/ics/write-invitation";
import { bookingMail } from "@daybook/integrations/mail/booking-mail";
import { wordsOf } from "@daybook/words/server";
import { guestEvent } from "../bookings/calendar-event.ts";
import { readerOfInvitee } from "../readers/reader-of.ts";

/**
 * A guest's own mail: what the booking is, and its calendar part. It holds nobody's link, nothing of what was asked and
 * answered, and of the other guests nothing. What a guest reads is unknown: they get the invitee's language, zone and clock.
 */
export function guestMail(
  organizer: string,
  { event, dedupeKey }: LeasedDelivery,
  guest: GuestRow,
  heard: number | null,
  row: BookingRow,
  { hostName, hosts }: BookingSurroundings,
): Mail {
  const after = event.after as BookingSnapshot;
  const { start, end, sequence } = after;
  const news = guestNews({ kind: event.kind as BookingEventKind, after }, guest.id);
  // To whoever heard of no booking before, it's an invitation.
  const kind = news === "moved" && heard === null ? "confirmed" : news;
  const reader = readerOfInvitee(row);
  const entry = guestEvent(
    { ...row, start, end, sequence },
    { name: hostName, address: organizer },
    guest,
    wordsOf(reader),
  );
  const method = kind === "cancelled" || kind === "removed" ? "CANCEL" : "REQUEST";
  return bookingMail({
    ...{ kind, reader, dedupeKey, start, end },
    audience: "guest",
    host: { name: hostName, address: hosts[0]?.email ?? "" },
    invitee: { name: row.inviteeName, address: row.inviteeEmail },
    guest: { name: guest.name, address: guest.email },
    eventTitle: row.settings.title,
    location: row.settings.location,
    price: "",
    answers: [],
    ...(kind === "moved" && heard !== null && heard !== start ? { previousStart: heard } : {}),
    invitation: {
      method,
      ics: writeInvitation(method, { ...entry, status: method === "CANCEL" ? "cancelled" : "confirmed" }),
    },
  });
}
