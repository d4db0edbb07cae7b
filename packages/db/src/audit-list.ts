import { and, count, desc, eq, gte, ilike, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, apiKeys } from "./schema/accounts.ts";
import { auditLog } from "./schema/audit.ts";
import { appointments, bookings } from "./schema/bookings.ts";
import type { OwnerId } from "./scopes.ts";
import { instantOf } from "./sql-values.ts";

/** Which entries of an account's log. Instants are epoch ms, `from` and `to` half-open. */
export interface AuditFilter {
  acts?: readonly string[] | undefined;
  who?: "you" | "keys" | "invitees" | "daybook" | "strangers" | undefined;
  key?: string | undefined;
  subject?: string | undefined;
  /** In the names of what it is about, and of whose booking. */
  q?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

export interface AuditPage extends AuditFilter {
  limit: number;
  /** The last entry of the page before. */
  after?: { at: number; id: string } | undefined;
}

/** The booking that an entry is about; null of others. */
const bookingId = sql`CASE WHEN ${auditLog.subjectKind} = 'booking' THEN ${auditLog.subjectId}::uuid END`;

/** Names of people and of keys are read from where they are: of who is erased there is none. */
const columns = {
  id: auditLog.id,
  at: auditLog.at,
  act: auditLog.act,
  actor: auditLog.actor,
  actorId: auditLog.actorId,
  actorName: accounts.name,
  via: auditLog.via,
  viaId: auditLog.viaId,
  keyName: apiKeys.name,
  subjectKind: auditLog.subjectKind,
  subjectId: auditLog.subjectId,
  subjectName: auditLog.subjectName,
  inviteeName: bookings.inviteeName,
  bookingTitle: sql<string | null>`${appointments.settings}->>'title'`,
  bookingStart: appointments.startsAt,
  network: auditLog.network,
  agent: auditLog.agent,
  place: auditLog.place,
  before: auditLog.before,
  after: auditLog.after,
};
export type AuditRow = Awaited<ReturnType<typeof listAuditLog>>[number];

const whose: Readonly<Record<NonNullable<AuditFilter["who"]>, SQL | undefined>> = {
  you: and(eq(auditLog.actor, "account"), ne(auditLog.via, "key")),
  keys: and(eq(auditLog.actor, "account"), eq(auditLog.via, "key")),
  invitees: eq(auditLog.actor, "invitee"),
  daybook: inArray(auditLog.actor, ["daybook", "operator"]),
  strangers: eq(auditLog.actor, "nobody"),
};

function matching(owner: OwnerId, { acts, who, key, subject, q, from, to }: AuditFilter): SQL | undefined {
  const like = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  return and(
    eq(auditLog.accountId, owner),
    acts ? inArray(auditLog.act, [...acts]) : undefined,
    who ? whose[who] : undefined,
    key ? and(eq(auditLog.via, "key"), eq(auditLog.viaId, key)) : undefined,
    subject ? eq(auditLog.subjectId, subject) : undefined,
    from === undefined ? undefined : gte(auditLog.at, from),
    to === undefined ? undefined : lt(auditLog.at, to),
    like
      ? or(
          ilike(auditLog.subjectName, like),
          sql`EXISTS (SELECT FROM bookings b WHERE b.id = ${bookingId} AND b.invitee_name ILIKE ${like})`,
          sql`EXISTS (SELECT FROM api_keys k WHERE ${auditLog.via} = 'key' AND k.id = ${auditLog.viaId} AND k.name ILIKE ${like})`,
        )
      : undefined,
  );
}

/** One page of an account's log, the newest first; one row more than `limit` when there are more. */
export async function listAuditLog(owner: OwnerId, db: Database, page: AuditPage) {
  const { after } = page;
  const edge = after && sql`(${auditLog.at}, ${auditLog.id}) < (${instantOf(after.at)}, ${after.id}::uuid)`;
  return db
    .select(columns)
    .from(auditLog)
    .leftJoin(accounts, and(eq(auditLog.actor, "account"), eq(accounts.id, auditLog.actorId)))
    .leftJoin(apiKeys, and(eq(auditLog.via, "key"), eq(apiKeys.id, auditLog.viaId)))
    .leftJoin(bookings, eq(bookings.id, bookingId))
    .leftJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(and(matching(owner, page), edge))
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(page.limit + 1);
}

/** How many entries a filter finds. */
export async function countAuditLog(owner: OwnerId, db: Database, filter: AuditFilter): Promise<number> {
  const [row] = await db.select({ count: count() }).from(auditLog).where(matching(owner, filter));
  return row?.count ?? 0;
}
