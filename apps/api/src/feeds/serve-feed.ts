import { DAY } from "@daybook/core/time/units";
import { bookingsBetween } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import { readFeed } from "@daybook/db/feeds";
import { writeFeed } from "@daybook/integrations/calendars/ics/write-feed";
import { wordsOf } from "@daybook/words/server";
import { hostEvent } from "../bookings/calendar-event.ts";
import { calendarResponse } from "../http/calendar-response.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { feedScope } from "../tokens/capability-scopes.ts";

/** A feed holds so much of the past and the future, ms. */
const PAST = 90 * DAY;
const FUTURE = 730 * DAY;
/** How often a calendar app should come back, minutes. */
const REFRESH = 15;

/** A private calendar: what the host's appointments are, for calendar apps. The file is `{token}.ics`. */
export async function serveFeed(services: Services, file: string, request: Request, origin: string): Promise<Response> {
  const token = /^([A-Za-z0-9_-]+)\.ics$/.exec(file)?.[1];
  const read = await withConnection(services.connect, async (db) => {
    const scope = token === undefined ? null : await feedScope(services.keys, db, token);
    const feed = scope && (await readFeed(scope, db));
    if (!scope || !feed)
      throw new ApiFailure("not_found", {
        detail: "This feed has ended, or never was. Its owner can give you a new address.",
      });
    // The window moves by whole days, so that the bytes stay the same meanwhile.
    const today = Math.floor(services.now() / DAY) * DAY;
    return { feed, today, rows: await bookingsBetween(scope, db, today - PAST, today + FUTURE, true) };
  });
  const zone = read.feed.timezone;
  const words = wordsOf(readerOfHost(read.feed));
  const events = read.rows.map((row) => hostEvent(row, zone, origin, words));
  const text = writeFeed({ name: read.feed.name, zone, refreshMinutes: REFRESH, events });
  // At midnight the window moves, and with it what the feed holds.
  const modified = read.rows.reduce(
    (latest, row) => Math.max(latest, row.updatedAt),
    Math.max(read.today, read.feed.createdAt),
  );
  const cacheControl = `private, max-age=${REFRESH * 20}`;
  return calendarResponse(request, text, { modified, now: services.now(), cacheControl });
}
