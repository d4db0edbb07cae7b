import { formatDate } from "@daybook/core/time/civil";
import { formatInstant } from "@daybook/core/time/instant";
import { DAY } from "@daybook/core/time/units";
import { type AuditFilter, type AuditRow, listAuditLog } from "@daybook/db/audit-list";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { BYTE_ORDER_MARK, csvRow } from "../bookings/csv.ts";
import { logError } from "../runtime/log-error.ts";
import type { Services } from "../runtime/services.ts";
import { type AuditQuery, auditFilter } from "./audit-filter.ts";

/** Rows that are in memory at once. */
const AT_ONCE = 200;

const json = (value: object | null): string => (value === null ? "" : JSON.stringify(value));

/** What stands in each column, by its key. */
const columns: Readonly<Record<string, (row: AuditRow) => string>> = {
  at: ({ at }) => formatInstant(at),
  act: ({ act }) => act,
  who: ({ actor }) => actor,
  who_id: ({ actorId }) => actorId ?? "",
  who_name: ({ actor, actorName, inviteeName }) => (actor === "invitee" ? inviteeName : actorName) ?? "",
  via: ({ via }) => via,
  via_id: ({ viaId }) => viaId ?? "",
  api_key: ({ keyName }) => keyName ?? "",
  subject: ({ subjectKind }) => subjectKind,
  subject_id: ({ subjectId }) => subjectId ?? "",
  subject_name: ({ subjectKind, subjectName, inviteeName }) =>
    subjectKind === "booking" ? (inviteeName ?? "") : subjectName,
  network: ({ network }) => network,
  agent: ({ agent }) => agent,
  place: ({ place }) => place,
  before: ({ before }) => json(before),
  after: ({ after }) => json(after),
  id: ({ id }) => id,
};

const rowOf = (row: AuditRow): string => csvRow(Object.values(columns).map((column) => column(row)));

/** The entries of a filter as a file that is sent while it is read. */
export async function auditFile(services: Services, owner: OwnerId, query: AuditQuery): Promise<Response> {
  const now = services.now();
  const asked = await withConnection(services.connect, (db) => auditFilter(services, owner, db, query));
  // What is written down while it is read isn't in it.
  const filter = { ...asked, to: Math.min(asked.to ?? Number.POSITIVE_INFINITY, now + 1) };
  return new Response(rowsOf(services, owner, filter), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="daybook-log-${formatDate(Math.floor(now / DAY))}.csv"`,
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    },
  });
}

/** Reads on only when what was read before is on its way, over a connection of its own each time. */
function rowsOf(services: Services, owner: OwnerId, filter: AuditFilter): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  let after: { at: number; id: string } | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(utf8.encode(BYTE_ORDER_MARK + csvRow(Object.keys(columns)))),
      async pull(controller) {
        try {
          const page = await withConnection(services.connect, (db) =>
            listAuditLog(owner, db, { ...filter, after, limit: AT_ONCE }),
          );
          const shown = page.slice(0, AT_ONCE);
          if (shown.length > 0) controller.enqueue(utf8.encode(shown.map(rowOf).join("")));
          after = shown.at(-1);
          if (page.length <= AT_ONCE) controller.close();
        } catch (error) {
          // The answer has begun: it breaks off, and whoever reads it must not take the part for all.
          logError("audit-log.csv", error);
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
}
