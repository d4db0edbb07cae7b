import type { CalendarEvent } from "./calendar-event.ts";
import { calendarStream } from "./calendar-stream.ts";
import { escapedText, safeText } from "./safe-text.ts";

/**
 * The body of an .ics feed. `name` is the only name in its header; nothing else tells whose it is. The same feed gives
 * the same bytes at any time. `refreshMinutes` is how often subscribers are asked to look.
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
  return calendarStream("PUBLISH", header, feed.events);
}
