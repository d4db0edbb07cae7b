import { TZDate } from "@date-fns/tz";
import { minutesPerDay } from "@daybook/core/time/civil";
import { MINUTE } from "@daybook/core/time/units";
import { type Zone, zone } from "@daybook/core/time/zone";
import {
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { mailtoUri, uriText } from "../../uri.ts";
import type { Attendee, CalendarEvent, CalendarPerson, InvitedEvent } from "./calendar-event.ts";
import { escapedText, safeName, safeText } from "./safe-text.ts";

/** iTIP's methods (RFC 5546) that Daybook writes. */
export type Method = "REQUEST" | "CANCEL";

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** Who an invitation is from and to. */
export function people({ organizer, attendees }: InvitedEvent): Pick<ICalEventData, "organizer" | "attendees"> {
  return { organizer: person(organizer), attendees: attendees.map(attendee) };
}

/** An event as the library takes it. `zoned` tells whether the calendar holds a VTIMEZONE of the event's zone. */
export function eventData(event: CalendarEvent, zoned: boolean): ICalEventData {
  return {
    id: escapedText(event.uid),
    sequence: event.sequence,
    // Not the time of writing: the same events must give the same bytes, since a feed's ETag is made of them.
    stamp: new Date(event.updatedAt),
    created: new Date(event.createdAt),
    lastModified: new Date(event.updatedAt),
    ...times(event, zoned),
    summary: safeText(event.summary),
    ...(event.description ? { description: safeText(event.description) } : {}),
    ...(event.location ? { location: safeText(event.location) } : {}),
    ...(event.url ? { url: link(event.url) } : {}),
    status: statuses[event.status],
    transparency: event.status === "cancelled" ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  };
}

/**
 * Nobody is asked for a reply: an invitee has said yes by booking, and a guest's would be mail to the organizer that nobody
 * waits for.
 */
function attendee({ hasAccepted, ...one }: Attendee) {
  const status = hasAccepted ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION;
  return { ...person(one), type: ICalAttendeeType.INDIVIDUAL, status, rsvp: false };
}

/** The library refuses an empty name. It writes the "mailto:" itself, and the rest as it is once encoded. */
function person({ name, address }: CalendarPerson): { name: string; email: string } {
  const email = mailtoUri(address).slice("mailto:".length);
  return { name: safeName(name) || email, email };
}

/** The library puts backslashes before commas and semicolons as in a TEXT, which makes another URI of it. */
function link(url: string): string {
  return uriText(url).replaceAll(",", "%2C").replaceAll(";", "%3B");
}

/** Zoned times as TZDate: of a plain Date the library writes the machine's own wall clock beside the TZID. */
function times({ zone: name, start, end }: CalendarEvent, zoned: boolean) {
  const known = zoned ? zone(name) : null;
  if (!known || occursTwice(known, start) || occursTwice(known, end)) {
    return { start: new Date(start), end: new Date(end) };
  }
  return { start: new TZDate(start, name), end: new TZDate(end, name), timezone: name };
}

/**
 * Whether an instant's wall time comes twice that day, in autumn. As local time it would mean the first of the two
 * (RFC 5545 3.3.5), and parsers disagree even on that.
 */
function occursTwice(known: Zone, instant: number): boolean {
  const at = Math.floor(instant / MINUTE);
  const offset = known.offsetAt(at);
  return [at - minutesPerDay, at + minutesPerDay].some((near) => {
    const other = known.offsetAt(near);
    return other !== offset && known.offsetAt(at + offset - other) === other;
  });
}
