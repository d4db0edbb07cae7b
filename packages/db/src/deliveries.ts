import { and, asc, eq, lt, lte, min, sql } from "drizzle-orm";
import { type BookingScope, within } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { appointments, bookings } from "./schema/bookings.ts";
import { deliveries, events } from "./schema/effects.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at, uuids } from "./sql-values.ts";

/** A delivery taken for one attempt, with the event it tells of. Instants are epoch milliseconds. */
export interface LeasedDelivery {
  id: string;
  sink: string;
  target: string;
  orderKey: string;
  orderNumber: number;
  dedupeKey: string;
  /** The number of the attempt it was leased for, from 1: the lease. */
  attempt: number;
  /** Why the attempt before ended as it did. */
  lastError: string | null;
  createdAt: number;
  event: {
    kind: string;
    subjectKind: string;
    subjectId: string;
    before: unknown;
    after: unknown;
    actor: string;
    origin: string | null;
  };
}

/** Ids of deliveries that are due, oldest first. */
export async function dueDeliveries(_scope: SystemScope, db: Database, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.state, "waiting"), lte(deliveries.dueAt, now)))
    .orderBy(asc(deliveries.dueAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** When the next waiting delivery is due, epoch ms; null when none waits. */
export async function nextDue(_scope: SystemScope, db: Database): Promise<number | null> {
  const [row] = await db
    .select({ at: min(deliveries.dueAt) })
    .from(deliveries)
    .where(eq(deliveries.state, "waiting"));
  return row?.at ?? null;
}

/**
 * Takes those of the deliveries that are due for one attempt each: their next try moves to `until`, so that a crash
 * meanwhile loses nothing and nobody else takes them. `outlived` asks for those whose last attempt never told its end,
 * which may have taken its process with it; without it they are left alone. `most` of them at once.
 */
export async function leaseDeliveries(
  _scope: SystemScope,
  db: Database,
  ids: readonly string[],
  lease: { now: number; until: number; outlived: boolean; most: number },
): Promise<LeasedDelivery[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<Omit<LeasedDelivery, "event"> & LeasedDelivery["event"]>(sql`
    WITH due AS MATERIALIZED (
      SELECT id FROM deliveries WHERE id = ANY(${uuids(ids)}) AND state = 'waiting' AND due_at <= ${at(lease.now)}
        AND leased_until IS ${sql.raw(lease.outlived ? "NOT NULL" : "NULL")}
      ORDER BY due_at LIMIT ${lease.most} FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE deliveries SET attempts = attempts + 1, due_at = ${at(lease.until)}, leased_until = ${at(lease.until)}
        WHERE id IN (SELECT id FROM due) RETURNING *
    ), attempt AS (
      INSERT INTO delivery_attempts (delivery_id, number, at) SELECT id, attempts, ${at(lease.now)} FROM taken
    )
    SELECT t.id, t.sink, t.target, t.order_key AS "orderKey", t.order_number AS "orderNumber", t.dedupe_key AS "dedupeKey",
        t.attempts AS attempt, t.last_error AS "lastError", (extract(epoch FROM t.created_at) * 1000)::float8 AS "createdAt",
        e.kind, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.before, e.after, e.actor, e.origin
      FROM taken t JOIN events e ON e.id = t.event_id ORDER BY t.created_at, t.id`);
  return rows.map(({ kind, subjectKind, subjectId, before, after, actor, origin, ...row }) => ({
    ...row,
    event: { kind, subjectKind, subjectId, before, after, actor, origin },
  }));
}

/** How one attempt ended. `again`: it is tried once more at `dueAt`. Instants are epoch milliseconds. */
export type AttemptEnd = { id: string; attempt: number; error: string | null; at: number } & (
  | { outcome: "done" | "failed" | "skipped" }
  | { outcome: "again"; dueAt: number }
);

/**
 * Writes down how attempts ended. Each counts only while its own lease is the delivery's last: one that comes after its
 * lease was given to somebody else changes nothing but its own attempt. Returns the ids of those that counted.
 */
export async function settleDeliveries(
  _scope: SystemScope,
  db: Database,
  ends: readonly AttemptEnd[],
): Promise<string[]> {
  if (ends.length === 0) return [];
  const told = ends.map((end) => ({
    ...end,
    at: new Date(end.at).toISOString(),
    dueAt: end.outcome === "again" ? new Date(end.dueAt).toISOString() : null,
  }));
  const { rows } = await db.execute<{ id: string }>(sql`
    WITH ended AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        AS e (id uuid, attempt integer, outcome text, error text, at timestamptz, "dueAt" timestamptz)
    ), attempt AS (
      UPDATE delivery_attempts a SET ended_at = e.at, outcome = e.outcome, error = e.error
        FROM ended e WHERE a.delivery_id = e.id AND a.number = e.attempt
    )
    UPDATE deliveries d SET leased_until = NULL, last_error = e.error, due_at = coalesce(e."dueAt", d.due_at),
        state = CASE e.outcome WHEN 'again' THEN 'waiting' ELSE e.outcome END,
        done_at = CASE WHEN e.outcome <> 'again' THEN e.at END
      FROM ended e WHERE d.id = e.id AND d.attempts = e.attempt AND d.state = 'waiting' AND d.leased_until IS NOT NULL
      RETURNING d.id`);
  return rows.map((row) => row.id);
}

/** Whether one that comes later in the same order was done before `at`, epoch ms. */
export async function isOvertaken(
  _scope: SystemScope,
  db: Database,
  delivery: Pick<LeasedDelivery, "orderKey" | "orderNumber">,
  at: number,
): Promise<boolean> {
  const later = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.orderKey, delivery.orderKey),
        sql`${deliveries.orderNumber} > ${delivery.orderNumber}`,
        eq(deliveries.state, "done"),
        lt(deliveries.doneAt, at),
      ),
    )
    .limit(1);
  return later.length > 0;
}

/** The mails that the changes of a booking asked for, for any of its hosts: those to its invitee and to its hosts. */
export async function deliveriesOfBooking(scope: BookingScope, db: Database, bookingId: string) {
  return db
    .select({
      id: deliveries.id,
      target: deliveries.target,
      state: deliveries.state,
      attempts: deliveries.attempts,
      lastError: deliveries.lastError,
      doneAt: deliveries.doneAt,
      dueAt: deliveries.dueAt,
      leasedUntil: deliveries.leasedUntil,
      eventKind: events.kind,
    })
    .from(events)
    .innerJoin(deliveries, eq(deliveries.eventId, events.id))
    .innerJoin(bookings, eq(bookings.id, events.subjectId))
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(
      and(
        eq(events.subjectKind, "booking"),
        eq(events.subjectId, bookingId),
        within(scope),
        eq(deliveries.sink, "mail"),
        sql`(${deliveries.target} = 'invitee' OR ${deliveries.target} IN (SELECT 'host:' || o.host_id FROM appointment_hosts o WHERE o.appointment_id = ${appointments.id}))`,
      ),
    )
    .orderBy(asc(events.sequence), asc(deliveries.createdAt), asc(deliveries.id));
}

/**
 * Takes over what the version before left in its outbox and nobody has leased, some at a time. True when there may be
 * more: see docs/decisions/0031-events-and-deliveries.md.
 */
export async function adoptOutbox(_scope: SystemScope, db: Database, now: number): Promise<boolean> {
  const { rows } = await db.execute<{ count: number }>(sql`SELECT adopt_outbox(${at(now)}, ${ADOPTED}) AS count`);
  return (rows[0]?.count ?? 0) >= ADOPTED;
}
const ADOPTED = 500;
