import { readableEmail } from "@daybook/core/text/email-address";
import type { BookingRow } from "@daybook/db/bookings";
import type { CalendarEvent, CalendarPerson, InvitedEvent } from "@daybook/integrations/calendars/ics/calendar-event";
import type { Words } from "@daybook/words/words";

const lines = (parts: (string | false)[]): string => parts.filter((part) => part !== false && part !== "").join("\n");

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
  const description = lines([
    `${row.inviteeName} <${readableEmail(row.inviteeEmail)}>`,
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
    attendees: [{ name: row.inviteeName, address: row.inviteeEmail }],
  };
}
