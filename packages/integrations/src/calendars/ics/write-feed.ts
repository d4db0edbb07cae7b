import type { CalendarEvent } from "./calendar-event.ts";
import { calendarStream } from "./calendar-stream.ts";
import { escapedText, safeText } from "./safe-text.ts";

/**
 * The body of an .ics feed. `name` is the only name in its header; nothing else tells whose it is. The same feed gives
 * the same bytes at any time. `refreshMinutes` is how often subscribers are asked to look. It has no METHOD: PUBLISH wants
 * an ORGANIZER in every event (RFC 5546 3.2.1), and nobody is sent a feed.
 */
export function writeFeed(feed: {
  name: string;
  zone: string;
  refreshMinutes: number;
  events: CalendarEvent[];
}): string {
  const header = {
    name: escapedText(feed.name),
    ttl: feed.refreshMinutes * 60,
    x: { "X-WR-TIMEZONE": safeText(feed.zone) },
  };
  return calendarStream(header, feed.events);
}
