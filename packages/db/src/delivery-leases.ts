import { TRIAL } from "@daybook/core/events/event";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at, uuids } from "./sql-values.ts";

/** A delivery taken for one attempt, with the event it tells of. Instants are epoch milliseconds. */
export interface LeasedDelivery {
  id: string;
  sink: string;
  target: string;
  /** What it tells; the event itself when empty. */
  about: string;
  orderKey: string;
  orderNumber: number;
  dedupeKey: string;
  /** The number of the attempt it was leased for, from 1: the lease. */
  attempt: number;
  /** The attempt before never told its end. */
  outlived: boolean;
  /** Why the attempt before ended as it did. */
  lastError: string | null;
  createdAt: number;
  /** Attempts of before it was replayed, which don't count any more, and when that was. */
  attemptsBefore: number;
  replayedAt: number | null;
  /** When the first of the attempts before this one began that bore its dedupe key; null when this is the first. */
  keyUsedAt: number | null;
  event: {
    id: string;
    /** Epoch milliseconds. */
    at: number;
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
  /** At most so many for one receiver, and of one sink; `most` when absent. */
  perReceiver?: number;
  perSink?: number;
  /** Receivers and sinks that have enough to do: nothing of theirs is taken. */
  busy?: readonly string[];
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

/** Which receiver a delivery depends on; null where that is a part of Daybook. */
export const receiverOf = ({ sink, target }: Pick<LeasedDelivery, "sink" | "target">): string | null =>
  sink === "mail" || sink === "sms" ? sink : sink === "push" ? null : `${sink}:${target}`;
/** The same of a row `d`: the name of its circuit. One that is in trouble is left in peace. */
export const circuitOf = sql`CASE d.sink WHEN 'mail' THEN 'mail' WHEN 'sms' THEN 'sms' WHEN 'push' THEN NULL ELSE d.sink || ':' || d.target END`;

/** Whether a row `d` is a trial, which somebody who looks has asked for: it goes to a receiver in trouble, too. */
const isTrial = sql`d.about = ${TRIAL}`;
/** The dedupe key that a delivery's attempts bear now. */
const keyOf = (row: SQL): SQL => sql`concat_ws(':again-', ${row}.dedupe_key, ${row}.key_since)`;
/** When an attempt first bore it. */
export const keyUsedAt = (row: SQL): SQL => sql`(SELECT min(a.at) FROM delivery_attempts a
  WHERE a.delivery_id = ${row}.id AND a.number > coalesce(${row}.key_since, 0))`;

const strings = (values: readonly string[]): SQL =>
  sql`ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
/**
 * Whether one waits that is known by its id or its line, in words that no index is for: while its statistics are old the
 * planner believes that next to none wait, and reads them all.
 */
export const waits = (row: "d" | "n"): SQL => sql.raw(`${row}.state || '' = 'waiting'`);
const isFree = ({ now, outlived }: Lease): SQL =>
  sql`${waits("d")} AND d.due_at <= ${at(now)} AND d.leased_until IS ${leasedOr(outlived)}`;
const leasedOr = (outlived: boolean): SQL => sql.raw(outlived ? "NOT NULL" : "NULL");

/**
 * Takes those of the deliveries that are due for one attempt each: their next try moves to `until`, so that a crash
 * meanwhile loses nothing and nobody else takes them. `outlived` asks for those whose last attempt never told its end,
 * which may have taken its process with it; without it they are left alone. `most` of them at once. Of a strict sink
 * the first of the line is taken, asked for or not, and so are those that the same event asked for; who stands behind
 * another looks again when that one does. Of those for a receiver in trouble one goes once the time
 * has come, the one that was tried most: its attempts run out after three days, however many wait beside it. Where
 * not all can be taken, each receiver's first goes before any receiver's second.
 */
export async function leaseDeliveries(
  _scope: SystemScope,
  db: Database,
  ids: readonly string[],
  lease: Lease,
): Promise<LeasedDelivery[]> {
  if (ids.length === 0) return [];
  const { perReceiver = lease.most, perSink = lease.most, busy = [] } = lease;
  const { rows } = await db.execute<LeasedRow>(sql`
    WITH wanted AS MATERIALIZED (
      SELECT id, order_key, sink FROM deliveries WHERE id = ANY(${uuids(ids)})
      UNION
      SELECT s.id, s.order_key, s.sink FROM deliveries d JOIN deliveries s ON s.event_id = d.event_id
       WHERE d.id = ANY(${uuids(ids)}) AND s.sink = ANY(${strings(lease.strict)})
    ), asked AS MATERIALIZED (
      SELECT id FROM wanted
      UNION
      SELECT (SELECT h.id FROM deliveries h WHERE h.order_key = w.order_key AND h.state IN ('waiting', 'paused') ORDER BY h.order_number LIMIT 1)
        FROM wanted w WHERE w.sink = ANY(${strings(lease.strict)})
    ), free AS MATERIALIZED (
      SELECT d.id, d.sink, d.due_at, d.attempts - d.attempts_before AS tries, before.due_at AS waits_for, before.state AS is_behind, c.name AS circuit, c.open_until, ${circuitOf} AS receiver
        FROM deliveries d LEFT JOIN LATERAL (${keepsBack(ids, lease)}) before ON true
        LEFT JOIN circuits c ON c.name = ${circuitOf} AND c.open_until IS NOT NULL AND NOT ${isTrial}
       WHERE d.id = ANY(ARRAY(SELECT id FROM asked)) AND ${isFree(lease)}
         AND NOT (d.sink = ANY(${strings(busy)}) OR coalesce(${circuitOf} = ANY(${strings(busy)}), false))
    ), judged AS MATERIALIZED (
      SELECT id, sink, receiver, due_at, CASE WHEN is_behind IS NOT NULL THEN is_behind WHEN circuit IS NOT NULL AND NOT is_probe THEN 'waiting' END AS is_behind,
          coalesce(waits_for, CASE WHEN open_until > ${at(lease.now)} THEN open_until ELSE ${at(lease.until)} END) AS waits_for, circuit
        FROM (SELECT f.*, f.open_until <= ${at(lease.now)}
          AND row_number() OVER (PARTITION BY circuit, is_behind IS NULL ORDER BY tries DESC, due_at, id) = 1 AS is_probe FROM free f) tried
    ), ready AS MATERIALIZED (
      SELECT p.*, row_number() OVER (PARTITION BY sink, is_behind IS NULL ORDER BY place, due_at, id) AS place_in_sink FROM (
        SELECT j.*, CASE WHEN receiver IS NULL THEN 1 ELSE row_number() OVER (PARTITION BY receiver, is_behind IS NULL ORDER BY due_at, id) END AS place FROM judged j) p
    ), behind AS MATERIALIZED (
      SELECT d.id, r.is_behind, r.waits_for FROM deliveries d JOIN ready r ON r.id = d.id
       WHERE r.is_behind IS NOT NULL AND ${isFree(lease)} FOR UPDATE OF d SKIP LOCKED
    ), kept_back AS (
      UPDATE deliveries d SET state = b.is_behind,
          due_at = least(greatest(b.waits_for, ${at(lease.now + 1_000)}), ${at(lease.now + LOOKS_AGAIN)})
        FROM behind b WHERE d.id = b.id
    ), due AS MATERIALIZED (
      SELECT d.id FROM deliveries d JOIN ready r ON r.id = d.id WHERE r.is_behind IS NULL AND ${isFree(lease)}
         AND r.place <= ${perReceiver} AND r.place_in_sink <= ${perSink}
      ORDER BY d.due_at, d.id LIMIT ${lease.most} FOR UPDATE OF d SKIP LOCKED
    ), taken AS (
      UPDATE deliveries SET attempts = attempts + 1, due_at = ${at(lease.until)}, leased_until = ${at(lease.until)}
        WHERE id IN (SELECT id FROM due) RETURNING *
    ), probe AS (
      UPDATE circuits SET open_until = ${at(lease.until)} WHERE name IN (SELECT r.circuit FROM ready r JOIN due ON due.id = r.id)
    ), attempt AS (
      INSERT INTO delivery_attempts (delivery_id, number, at) SELECT id, attempts, ${at(lease.now)} FROM taken
    )
    SELECT t.id, t.sink, t.target, t.about, t.order_key AS "orderKey", t.order_number AS "orderNumber", ${keyOf(sql`t`)} AS "dedupeKey",
        t.attempts AS attempt, t.last_error AS "lastError", (extract(epoch FROM t.created_at) * 1000)::float8 AS "createdAt",
        t.attempts_before AS "attemptsBefore", (extract(epoch FROM t.replayed_at) * 1000)::float8 AS "replayedAt",
        CASE WHEN t.attempts > 1 THEN (extract(epoch FROM ${keyUsedAt(sql`t`)}) * 1000)::float8 END AS "keyUsedAt",
        e.id AS "eventId", (extract(epoch FROM e.at) * 1000)::float8 AS at, e.kind, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.before, e.after, e.actor, e.origin
      FROM taken t JOIN events e ON e.id = t.event_id ORDER BY t.created_at, t.order_number, t.id`);
  return rows.map(({ eventId, at: when, kind, subjectKind, subjectId, before, after, actor, origin, ...row }) => ({
    ...row,
    outlived: lease.outlived,
    event: { id: eventId, at: when, kind, subjectKind, subjectId, before, after, actor, origin },
  }));
}

type LeasedRow = Omit<LeasedDelivery, "event" | "outlived"> & Omit<LeasedDelivery["event"], "id"> & { eventId: string };
