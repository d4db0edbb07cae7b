import type { CalendarEvent } from "./calendar-event.ts";
import { calendarStream } from "./calendar-stream.ts";

/**
 * The calendar file of one event, to import. It is no message of an organizer to attendees, so it names neither: a
 * program that finds them takes the event for somebody else's, not to be changed.
 */
export function writeCopy(event: CalendarEvent): string {
  return calendarStream({}, [event]);
}
