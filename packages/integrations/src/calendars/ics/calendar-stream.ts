import ical, { type ICalCalendarData, ICalCalendarMethod, type ICalEventData } from "ical-generator";
import type { CalendarEvent } from "./calendar-event.ts";
import { eventData, type Method } from "./event-data.ts";
import { timeZoneComponent, utcComponent } from "./time-zone-component.ts";

/**
 * A VCALENDAR of events with the VTIMEZONEs they refer to; `header` are further calendar properties, already safe. It is
 * no iTIP message unless `header` names its method: then `people` says who takes part.
 */
export function calendarStream<Event extends CalendarEvent>(
  header: Pick<ICalCalendarData, "name" | "ttl" | "x"> & { method?: Method },
  events: readonly Event[],
  people: (event: Event) => Partial<ICalEventData> = () => ({}),
): string {
  const zones = new Map<string, string>();
  for (const [name, { from, to }] of spans(events)) {
    const component = timeZoneComponent(name, from, to);
    if (component) zones.set(name, component.join("\r\n"));
  }
  const calendar = ical({
    prodId: "//Daybook//Daybook//EN",
    scale: "GREGORIAN",
    ...header,
    method: header.method ? ICalCalendarMethod[header.method] : null,
    // A name here would take the "Z" off every DTSTAMP.
    timezone: { name: null, generator: (name) => zones.get(name) ?? null },
    events: events.map((event) => ({ ...eventData(event, zones.has(event.zone)), ...people(event) })),
  });
  return propertiesFirst(calendar.toString());
}

const wholeComponent = /^BEGIN:(VTIMEZONE|VEVENT)\r\n.*?^END:\1\r\n/gms;
const lastLine = "END:VCALENDAR";

/**
 * RFC 5545 3.6 has a calendar's properties come before its components, and one component at least; 3.1 has every line
 * end in CRLF. The library writes REFRESH-INTERVAL and X- properties after components, and no last CRLF.
 */
function propertiesFirst(stream: string): string {
  const components = stream.match(wholeComponent) ?? [`${utcComponent.join("\r\n")}\r\n`];
  const properties = stream.replace(wholeComponent, "").slice(0, -lastLine.length);
  return `${properties}${components.join("")}${lastLine}\r\n`;
}

/** For each zone the stretch its events lie in. */
function spans(events: readonly CalendarEvent[]): Map<string, { from: number; to: number }> {
  const found = new Map<string, { from: number; to: number }>();
  for (const { zone, start, end } of events) {
    const span = found.get(zone);
    found.set(zone, { from: Math.min(start, span?.from ?? start), to: Math.max(end, span?.to ?? end) });
  }
  return found;
}
