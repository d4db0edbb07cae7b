import type { CalendarEvent } from "./calendar-event.ts";
import { calendarStream } from "./calendar-stream.ts";
import type { Method } from "./event-data.ts";

/**
 * The calendar file for one event: `REQUEST` puts it in or moves it (same UID, higher sequence), `CANCEL` takes it out,
 * whatever its status says, `PUBLISH` is a copy to import, without attendees.
 */
export function writeInvitation(method: Method, event: CalendarEvent): string {
  return calendarStream(method, {}, [event]);
}
