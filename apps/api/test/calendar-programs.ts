import {
  type ReadEvent,
  readByIcalJs,
  readByNodeIcal,
  unfolded,
} from "@daybook/integrations/calendars/ics/testing/read-back";
import ICAL from "ical.js";
import { expect } from "vitest";

/** An event as two calendar programs read it, and what a message says of who takes part. */
export interface ReadMessage extends ReadEvent {
  method: string | null;
  sequence: number;
  status: string;
  organizer: string | null;
  attendees: { address: string; name: string; answer: string; asked: string; role: string }[];
}

/** Reads a calendar file with one event of this UID, by two libraries that must agree. */
export function readMessage(stream: string, uid?: string): ReadMessage {
  // RFC 5545, 3.1: lines end in CRLF, and have 75 octets at most.
  expect(stream.endsWith("\r\n")).toBe(true);
  expect(stream.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of stream.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const [one, two] = [readByIcalJs(stream), readByNodeIcal(stream)].map((events) =>
    events.filter((event) => uid === undefined || event.uid === uid),
  );
  expect(two).toEqual(one);
  expect(one).toHaveLength(1);
  const calendar = new ICAL.Component(ICAL.parse(stream));
  const event = calendar
    .getAllSubcomponents("vevent")
    .find((each) => each.getFirstPropertyValue("uid") === one?.[0]?.uid) as ICAL.Component;
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
  const parameter = (property: ICAL.Property, name: string) => String(property.getFirstParameter(name) ?? "");
  const address = (property: ICAL.Property) => String(property.getFirstValue()).replace(/^mailto:/i, "");
  const organizer = event.getFirstProperty("organizer");
  // RFC 5545, 3.8.7.2: always in UTC.
  expect(unfolded(stream).filter((line) => /^DTSTAMP/.test(line))[0]).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
  // 3.2.19: a time's zone is defined where it stands.
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => String(zone.getFirstPropertyValue("tzid")));
  for (const name of ["dtstart", "dtend"]) {
    const zone = event.getFirstProperty(name)?.getFirstParameter("tzid");
    if (zone !== undefined) expect(zones).toContain(zone);
  }
  return {
    ...(one?.[0] as ReadEvent),
    method: (calendar.getFirstPropertyValue("method") as string | null) ?? null,
    sequence: Number(text("sequence")),
    status: text("status"),
    organizer: organizer && address(organizer),
    attendees: event.getAllProperties("attendee").map((attendee) => ({
      address: address(attendee),
      name: parameter(attendee, "cn"),
      answer: parameter(attendee, "partstat"),
      asked: parameter(attendee, "rsvp"),
      role: parameter(attendee, "role"),
    })),
  };
}

/** What stands in a calendar program once it was handed these messages in this order (RFC 5546, 2.1.5). */
export function afterMessages(messages: readonly ReadMessage[]): ReadMessage | null {
  let known: ReadMessage | null = null;
  let isIn = false;
  for (const message of messages) {
    if (known && message.sequence < known.sequence) continue;
    known = message;
    isIn = message.method === "REQUEST";
  }
  return isIn ? known : null;
}
