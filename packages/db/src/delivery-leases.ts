import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
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

/** A delivery that has to wait for another looks again after this long at the latest, ms. */
const LOOKS_AGAIN = 5 * 60_000;

export interface Lease {
  /** Epoch milliseconds, as `until`: when what isn't ended by then may be given to somebody else. */
  now: number;
  until: number;
  /** Asks for those whose last attempt never told its end. */
  outlived: boolean;
  most: number;
  /** Sinks whose deliveries go one after the other within an order key, whatever becomes of the first. */
  strict: readonly string[];
}

/**
 * What keeps deliveries in their order. In the line of a strict sink only the first that hasn't ended goes. In any other
 * line one may pass those that wait for another try, but neither one that is under way nor one asked for together with it.
 */
const keepsBack = (ids: readonly string[], { now, outlived, strict }: Lease): SQL => sql`
  SELECT e.due_at, e.state FROM deliveries e
   WHERE e.order_key = d.order_key AND e.order_number < d.order_number AND e.state IN ('waiting', 'paused')
     AND (d.sink = ANY(${strings(strict)}) OR e.state = 'waiting' AND (
       e.leased_until IS NOT NULL AND e.due_at > ${at(now)}
       OR e.id = ANY(${uuids(ids)}) AND e.due_at <= ${at(now)} AND e.leased_until IS ${leasedOr(outlived)}))
   ORDER BY e.order_number LIMIT 1`;

const strings = (values: readonly string[]): SQL =>
  sql`ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
const isFree = ({ now, outlived }: Lease): SQL =>
  sql`d.state = 'waiting' AND d.due_at <= ${at(now)} AND d.leased_until IS ${leasedOr(outlived)}`;
const leasedOr = (outlived: boolean): SQL => sql.raw(outlived ? "NOT NULL" : "NULL");

/**
 * Takes those of the deliveries that are due for one attempt each: their next try moves to `until`, so that a crash
 * meanwhile loses nothing and nobody else takes them. `outlived` asks for those whose last attempt never told its end,
 * which may have taken its process with it; without it they are left alone. `most` of them at once. Of a strict sink
 * the first of the line is taken, asked for or not; who stands behind another looks again when that one does.
 */
export async function leaseDeliveries(
  _scope: SystemScope,
  db: Database,
  ids: readonly string[],
  lease: Lease,
): Promise<LeasedDelivery[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<Omit<LeasedDelivery, "event"> & LeasedDelivery["event"]>(sql`
    WITH asked AS MATERIALIZED (
      SELECT id FROM deliveries WHERE id = ANY(${uuids(ids)})
      UNION
      SELECT (SELECT h.id FROM deliveries h WHERE h.order_key = d.order_key AND h.state IN ('waiting', 'paused') ORDER BY h.order_number LIMIT 1)
        FROM deliveries d WHERE d.id = ANY(${uuids(ids)}) AND d.sink = ANY(${strings(lease.strict)})
    ), ready AS MATERIALIZED (
      SELECT d.id, d.due_at, before.due_at AS waits_for, before.state AS is_behind
        FROM deliveries d LEFT JOIN LATERAL (${keepsBack(ids, lease)}) before ON true
       WHERE d.id IN (SELECT id FROM asked) AND ${isFree(lease)}
    ), behind AS MATERIALIZED (
      SELECT d.id, r.is_behind, r.waits_for FROM deliveries d JOIN ready r ON r.id = d.id
       WHERE r.is_behind IS NOT NULL AND ${isFree(lease)} FOR UPDATE OF d SKIP LOCKED
    ), kept_back AS (
      UPDATE deliveries d SET state = b.is_behind,
          due_at = least(greatest(b.waits_for, ${at(lease.now + 1_000)}), ${at(lease.now + LOOKS_AGAIN)})
        FROM behind b WHERE d.id = b.id
    ), due AS MATERIALIZED (
      SELECT d.id FROM deliveries d JOIN ready r ON r.id = d.id WHERE r.is_behind IS NULL AND ${isFree(lease)}
      ORDER BY d.due_at, d.id LIMIT ${lease.most} FOR UPDATE OF d SKIP LOCKED
    ), taken AS (
      UPDATE deliveries SET attempts = attempts + 1, due_at = ${at(lease.until)}, leased_until = ${at(lease.until)}
        WHERE id IN (SELECT id FROM due) RETURNING *
    ), attempt AS (
      INSERT INTO delivery_attempts (delivery_id, number, at) SELECT id, attempts, ${at(lease.now)} FROM taken
    )
    SELECT t.id, t.sink, t.target, t.order_key AS "orderKey", t.order_number AS "orderNumber", t.dedupe_key AS "dedupeKey",
        t.attempts AS attempt, t.last_error AS "lastError", (extract(epoch FROM t.created_at) * 1000)::float8 AS "createdAt",
        e.kind, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.before, e.after, e.actor, e.origin
      FROM taken t JOIN events e ON e.id = t.event_id ORDER BY t.created_at, t.order_number, t.id`);
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
 * lease was given to somebody else changes nothing but its own attempt. Returns the ids of those that counted, and of
 * those that stood behind them and may go now.
 */
export async function settleDeliveries(
  _scope: SystemScope,
  db: Database,
  ends: readonly AttemptEnd[],
): Promise<{ counted: string[]; next: string[] }> {
  if (ends.length === 0) return { counted: [], next: [] };
  const told = ends.map((end) => ({
    ...end,
    at: new Date(end.at).toISOString(),
    dueAt: end.outcome === "again" ? new Date(end.dueAt).toISOString() : null,
  }));
  const at = new Date(Math.max(...ends.map((end) => end.at))).toISOString();
  const { rows } = await db.execute<{ id: string; isNext: boolean }>(sql`
    WITH ended AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        AS e (id uuid, attempt integer, outcome text, error text, at timestamptz, "dueAt" timestamptz)
    ), attempt AS (
      UPDATE delivery_attempts a SET ended_at = e.at, outcome = e.outcome, error = e.error
        FROM ended e WHERE a.delivery_id = e.id AND a.number = e.attempt
    ), counted AS (
      UPDATE deliveries d SET leased_until = NULL, last_error = e.error, due_at = coalesce(e."dueAt", d.due_at),
          state = CASE e.outcome WHEN 'again' THEN 'waiting' ELSE e.outcome END,
          done_at = CASE WHEN e.outcome <> 'again' THEN e.at END
        FROM ended e WHERE d.id = e.id AND d.attempts = e.attempt AND d.state = 'waiting' AND d.leased_until IS NOT NULL
        RETURNING d.id, d.order_key, d.order_number, d.state
    ), behind AS MATERIALIZED (
      SELECT DISTINCT ON (c.order_key) n.id FROM counted c JOIN deliveries n ON n.order_key = c.order_key
       WHERE c.state <> 'waiting' AND n.order_number > c.order_number AND n.state = 'waiting' AND n.leased_until IS NULL AND n.attempts = 0
       ORDER BY c.order_key, n.order_number
    ), next AS (
      UPDATE deliveries n SET due_at = least(n.due_at, ${at}::timestamptz) WHERE n.id IN (SELECT id FROM behind)
        AND n.state = 'waiting' AND n.leased_until IS NULL RETURNING n.id
    )
    SELECT id, false AS "isNext" FROM counted UNION ALL SELECT id, true FROM next`);
  const idsOf = (isNext: boolean) => rows.filter((row) => row.isNext === isNext).map(({ id }) => id);
  return { counted: idsOf(false), next: idsOf(true) };
}
