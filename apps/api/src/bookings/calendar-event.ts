import { readableEmail } from "@daybook/core/text/email-address";
import type { BookingRow } from "@daybook/db/bookings";
import type { CalendarEvent } from "@daybook/integrations/calendars/ics/calendar-event";

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
export function hostEvent(row: BookingRow, zone: string, origin: string): CalendarEvent {
  const description = lines([
    `${row.inviteeName} <${readableEmail(row.inviteeEmail)}>`,
    ...row.answers.map((answer) => `${answer.label}: ${answer.value}`),
    row.cancelReason ? `Cancelled: ${row.cancelReason}` : false,
  ]);
  return {
    ...base(row, zone),
    summary: `${row.settings.title}: ${row.inviteeName}`,
    description,
    url: `${origin}/console/bookings/${row.id}`,
  };
}

/** A booking as it stands in its invitee's calendar; nothing of other people. */
export function inviteeEvent(row: BookingRow, host: { name: string; email: string }, manageUrl: string): CalendarEvent {
  return {
    ...base(row, row.inviteeTimezone),
    summary: `${row.settings.title} with ${host.name}`,
    description: lines([row.settings.price, `See, move or cancel: ${manageUrl}`]),
    url: manageUrl,
    organizer: { name: host.name, address: host.email },
    attendees: [{ name: row.inviteeName, address: row.inviteeEmail }],
  };
}
