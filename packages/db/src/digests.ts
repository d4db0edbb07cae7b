import { and, asc, eq, lte, min, sql } from "drizzle-orm";
import { bookingColumns, hostStart } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import { accounts, hosts } from "./schema/accounts.ts";
import { appointmentHosts, appointments, bookings } from "./schema/bookings.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";
import { instantOf } from "./sql-values.ts";

/** Instants are epoch milliseconds. */
export interface DueDigest {
  accountId: string;
  timezone: string;
  hour: number;
  at: number;
  /** What links begin with, as it was when it was switched on. */
  origin: string | null;
}

/** Whose digest is due, the longest ago first. */
export async function dueDigests(_scope: SystemScope, db: Database, now: number, limit: number): Promise<DueDigest[]> {
  const rows = await db
    .select({
      accountId: accounts.id,
      timezone: accounts.timezone,
      hour: accounts.digestHour,
      at: accounts.digestAt,
      origin: accounts.digestOrigin,
    })
    .from(accounts)
    .where(lte(accounts.digestAt, now))
    .orderBy(asc(accounts.digestAt))
    .limit(limit);
  return rows.flatMap(({ hour, at, ...row }) => (hour === null || at === null ? [] : [{ ...row, hour, at }]));
}

/** When the next digest is due; null when nobody wants one. */
export async function nextDigestDue(_scope: SystemScope, db: Database): Promise<number | null> {
  const [row] = await db.select({ at: min(accounts.digestAt) }).from(accounts);
  return row?.at ?? null;
}

/** `from` and `to`: the day that it tells of; null where its eve is over. `key`: what its delivery would be known by. */
export type TakenDigest = DueDigest & { next: number; day: { from: number; to: number; key: string } | null };

/**
 * Puts digests off to when they are due next, those that are still due as they were read: of two that look at once, one
 * takes each. Answers whose day has bookings and was not told of before.
 */
export async function takeDigests(
  _scope: SystemScope,
  db: Database,
  digests: readonly TakenDigest[],
): Promise<Set<string>> {
  const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  const asked = digests.map(({ accountId, at, next, day }) => ({
    id: accountId,
    due: iso(at),
    next: iso(next),
    from: iso(day?.from),
    to: iso(day?.to),
    key: day?.key,
  }));
  const { rows } = await db.execute<{ id: string }>(sql`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS a (id uuid, due timestamptz, next timestamptz, "from" timestamptz, "to" timestamptz, key text)
    ), taken AS (
      UPDATE accounts SET digest_at = a.next FROM asked a WHERE accounts.id = a.id AND accounts.digest_at = a.due RETURNING a.*
    )
    SELECT t.id FROM taken t JOIN hosts h ON h.account_id = t.id
     WHERE t."from" IS NOT NULL AND NOT EXISTS (SELECT FROM deliveries d WHERE d.dedupe_key = t.key)
       AND EXISTS (SELECT FROM appointment_hosts o JOIN bookings b ON b.appointment_id = o.appointment_id
         WHERE o.host_id = h.id AND lower(o.during) >= t."from" AND lower(o.during) < t."to" AND b.state = 'confirmed')`);
  return new Set(rows.map(({ id }) => id));
}

/** Records digests, each as its account's. */
export async function insertDigests(_scope: SystemScope, db: Database, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) await db.execute(sql`WITH ${eventRows(sql`"subjectId"`, events)} SELECT id FROM event`);
}

/** What an account hosts that begins in [from, to), epoch ms, by start. */
export async function bookingsOfDay(_scope: SystemScope, db: Database, accountId: string, from: number, to: number) {
  return db
    .select(bookingColumns)
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(appointmentHosts, eq(appointmentHosts.appointmentId, appointments.id))
    .innerJoin(hosts, eq(hosts.id, appointmentHosts.hostId))
    .where(
      and(
        eq(hosts.accountId, accountId),
        sql`${hostStart} >= ${instantOf(from)} AND ${hostStart} < ${instantOf(to)}`,
        eq(bookings.state, "confirmed"),
      ),
    )
    .orderBy(asc(hostStart), asc(bookings.id));
}

/** Switches an account's digest on, off, or to another time. */
export async function setDigest(
  owner: OwnerId,
  db: Database,
  digest: { hour: number; at: number; origin: string } | null,
): Promise<void> {
  await db
    .update(accounts)
    .set({
      digestHour: digest?.hour ?? null,
      digestAt: digest?.at ?? null,
      ...(digest ? { digestOrigin: digest.origin } : {}),
    })
    .where(eq(accounts.id, owner));
}
