import { readableEmail } from "@daybook/core/text/email-address";
import { type BookingRow, standingGuests } from "@daybook/db/bookings";
import type { CalendarEvent, CalendarPerson, InvitedEvent } from "@daybook/integrations/calendars/ics/calendar-event";
import type { Words } from "@daybook/words/words";

const lines = (parts: (string | false)[]): string => parts.filter((part) => part !== false && part !== "").join("\n");

const personWords = ({ name, email }: { name: string; email: string }): string =>
  name === "" ? readableEmail(email) : `${name} <${readableEmail(email)}>`;

function base(row: BookingRow, zone: string): Omit<CalendarEvent, "summary"> {
  return {
    uid: row.calendarUid,
    sequence: row.sequence,
    start: row.start,
    end: row.end,
    zone,
    status: row.state === "cancelled" ? "cancelled" : row.state === "pending" ? "tentative" : "confirmed",
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    ...(row.settings.location.value ? { location: row.settings.location.value } : {}),
  };
}

/** A booking as it stands in its host's calendar. */
export function hostEvent(row: BookingRow, zone: string, origin: string, { t }: Words): CalendarEvent {
  const guests = standingGuests(row);
  const description = lines([
    personWords({ name: row.inviteeName, email: row.inviteeEmail }),
    guests.length > 0 ? t("ics.host.guests", { guests: guests.map(personWords).join(", ") }) : "",
    ...row.answers.map(({ label, value }) => t("ics.host.answer", { question: label, answer: value })),
    row.cancelReason ? t("ics.host.cancelled", { reason: row.cancelReason }) : false,
  ]);
  return {
    ...base(row, zone),
    summary: t("ics.host.summary", { title: row.settings.title, invitee: row.inviteeName }),
    description,
    url: `${origin}/console/bookings/${row.id}`,
  };
}

/** A booking as it stands in its invitee's calendar; nothing of other people, and no address of its host. */
export function inviteeEvent(row: BookingRow, hostName: string, manageUrl: string, { t }: Words): CalendarEvent {
  return {
    ...base(row, row.inviteeTimezone),
    summary: t("ics.invitee.summary", { title: row.settings.title, host: hostName }),
    description: lines([row.settings.price, t("ics.invitee.link", { address: manageUrl })]),
    url: manageUrl,
  };
}

/**
 * The same as it is sent to its invitee. The organizer is who sends it, Daybook, under the host's name: an invitation
 * needs one, and the address a host signs in with is nobody's business.
 */
export function invitedEvent(
  row: BookingRow,
  organizer: CalendarPerson,
  manageUrl: string,
  words: Words,
): InvitedEvent {
  return {
    ...inviteeEvent(row, organizer.name, manageUrl, words),
    organizer,
    attendees: [{ name: row.inviteeName, address: row.inviteeEmail, hasAccepted: true }],
  };
}

/**
 * The same as it is sent to a guest: when and where it is, with whom, and who booked it, by name alone. Nobody's link and
 * nobody's answers, and of the other guests nothing.
 */
export function guestEvent(
  row: BookingRow,
  organizer: CalendarPerson,
  guest: { name: string; email: string },
  { t }: Words,
): InvitedEvent {
  return {
    ...base(row, row.inviteeTimezone),
    summary: t("ics.invitee.summary", { title: row.settings.title, host: organizer.name }),
    description: t("ics.guest.bookedBy", { invitee: row.inviteeName }),
    organizer,
    attendees: [{ name: guest.name, address: guest.email, hasAccepted: false }],
  };
}
