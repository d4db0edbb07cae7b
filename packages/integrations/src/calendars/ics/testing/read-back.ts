import ICAL from "ical.js";
import nodeIcal from "node-ical";
import type { CalendarEvent, InvitedEvent } from "../calendar-event.ts";

/** What a calendar program makes of an event. Instants are epoch milliseconds. */
export interface ReadEvent {
  uid: string;
  start: number;
  end: number;
  summary: string;
}

/** As read by ical.js, which goes by the stream's own VTIMEZONEs. */
export function readByIcalJs(stream: string): ReadEvent[] {
  return new ICAL.Component(ICAL.parse(stream)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const { uid, summary, startDate, endDate } = event;
    return { uid, start: startDate.toJSDate().getTime(), end: endDate.toJSDate().getTime(), summary };
  });
}

/** As read by node-ical, which goes by its own zone database where it knows the zone's name. */
export function readByNodeIcal(stream: string): ReadEvent[] {
  return Object.values(nodeIcal.sync.parseICS(stream)).flatMap((component) =>
    component?.type === "VEVENT"
      ? [
          {
            uid: component.uid,
            start: component.start.getTime(),
            end: component.end?.getTime() ?? Number.NaN,
            summary: typeof component.summary === "string" ? component.summary : String(component.summary?.val),
          },
        ]
      : [],
  );
}

/** An event of an hour with everything else filled in. */
export function someEvent(over: Partial<CalendarEvent> = {}): CalendarEvent {
  const start = over.start ?? Date.UTC(2026, 9, 15, 11, 30);
  return {
    uid: "0199f0c4@daybook.example",
    sequence: 0,
    start,
    end: start + 3_600_000,
    zone: "Europe/Lisbon",
    summary: "Private lesson",
    status: "confirmed",
    createdAt: Date.UTC(2026, 9, 13, 13, 36),
    updatedAt: Date.UTC(2026, 9, 13, 13, 36),
    ...over,
  };
}

/** The same, with who takes part. */
export function someInvitation(over: Partial<InvitedEvent> = {}): InvitedEvent {
  return {
    ...someEvent(over),
    organizer: { name: "Ines Duarte", address: "hello@daybook.example" },
    attendees: [{ name: "Jonas Berg", address: "jonas@example.com", hasAccepted: true }],
    ...over,
  };
}

/** The unfolded lines of a stream. */
export function unfolded(stream: string): string[] {
  return stream.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}
