import { formatDate } from "@daybook/core/time/civil";
import { DAY } from "@daybook/core/time/units";
import { answeredQuestions, type BookingFilter, listBookings } from "@daybook/db/booking-list";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { matchLanguage } from "@daybook/words/languages";
import { serverWords } from "@daybook/words/server";
import { logError } from "../runtime/log-error.ts";
import type { Services } from "../runtime/services.ts";
import { type FileStyle, fileHead, fileRow } from "./booking-columns.ts";
import { bookingFilter, type FilterQuery, zoneOf } from "./booking-filter.ts";
import { BYTE_ORDER_MARK, csvRow } from "./csv.ts";

/** Rows that are in memory at once. */
const AT_ONCE = 200;

/** The bookings of a filter as a file that is sent while it is read. */
export async function bookingsFile(
  services: Services,
  owner: OwnerId,
  query: FilterQuery & { lang?: string | undefined },
): Promise<Response> {
  const { filter, style, questions } = await withConnection(services.connect, async (db) => {
    const timezone = query.timezone ?? (await zoneOf(owner, db));
    const asked = await bookingFilter(services, owner, db, { ...query, timezone });
    // A question that comes up later has no column.
    const filter: BookingFilter = { ...asked, madeUntil: services.now() };
    return { filter, style: styleOf(timezone, query.lang), questions: await answeredQuestions(owner, db, filter) };
  });
  const day = formatDate(Math.floor(filter.now / DAY));
  return new Response(rowsOf(services, owner, filter, questions, style), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="daybook-bookings-${day}.csv"`,
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    },
  });
}

function styleOf(timezone: string, lang: string | undefined): FileStyle {
  const language = lang === undefined ? null : (matchLanguage([lang]) ?? "en");
  return { timezone, words: language && serverWords(language, lang === undefined ? [] : [lang]) };
}

/** Reads on only when what was read before is on its way, over a connection of its own each time. */
function rowsOf(
  services: Services,
  owner: OwnerId,
  filter: BookingFilter,
  questions: readonly string[],
  style: FileStyle,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  let after: { start: number; id: string } | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(utf8.encode(BYTE_ORDER_MARK + csvRow(fileHead(questions, style)))),
      async pull(controller) {
        try {
          const page = await withConnection(services.connect, (db) =>
            listBookings(owner, db, { ...filter, after, limit: AT_ONCE }),
          );
          const shown = page.slice(0, AT_ONCE);
          if (shown.length > 0)
            controller.enqueue(utf8.encode(shown.map((row) => csvRow(fileRow(row, questions, style))).join("")));
          after = shown.at(-1);
          if (page.length <= AT_ONCE) controller.close();
        } catch (error) {
          // The answer has begun: it breaks off, and whoever reads it must not take the part for all.
          logError("bookings.csv", error);
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
}
