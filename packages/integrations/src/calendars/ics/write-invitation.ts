import type { InvitedEvent } from "./calendar-event.ts";
import { calendarStream } from "./calendar-stream.ts";
import { type Method, people } from "./event-data.ts";

/**
 * The iTIP message (RFC 5546) about one event: `REQUEST` puts it in or moves it (same UID, higher sequence), `CANCEL`
 * takes it out, whatever its status says.
 */
export function writeInvitation(method: Method, event: InvitedEvent): string {
  const status = method === "CANCEL" ? "cancelled" : event.status;
  return calendarStream({ method }, [{ ...event, status }], people);
}
