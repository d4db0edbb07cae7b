import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { circuitOf, waits } from "./delivery-leases.ts";
import type { SystemScope } from "./scopes.ts";
import { storableJson } from "./sql-values.ts";

/** What a receiver answered, cut short; `took` in milliseconds. Without a status there was no answer. */
export interface Answer {
  status: number | null;
  headers: Record<string, string>;
  body: string;
  took: number;
}

/**
 * How one attempt ended. `again`: it is tried once more at `dueAt`. `paused`: it is kept until somebody has it go on.
 * `atFault`: the receiver as a whole may be in trouble. Instants are epoch milliseconds.
 */
export type AttemptEnd = {
  id: string;
  attempt: number;
  error: string | null;
  at: number;
  answer?: Answer | null;
  atFault?: boolean;
} & (
  | { outcome: "done" | "failed" | "skipped" }
  | { outcome: "again"; dueAt: number }
  | { outcome: "paused"; stops?: Stop }
);

/** Pauses the webhook or the chat channel that a delivery is for, and has its owner told by mail. */
export interface Stop {
  /** `refused`: it is there, and takes nothing from us any more. Chat channels alone are paused by that. */
  by: "failing" | "gone" | "refused";
  /** Ids for the event and its mail. */
  eventId: string;
  noticeId: string;
  /** What links in the mail begin with. */
  origin: string | null;
}

/** So many failures of a receiver in a row open its circuit; it is then tried after this, twice that …, seconds. */
const CIRCUIT = { failures: 5, first: 30, longest: 15 * 60 };
/**
 * When a receiver is back, so many of those that were kept from it go at once, and those that it failed go within so
 * many seconds, not all together.
 */
const BACK = { atOnce: 200, within: 120 };

/** Said beside the join: by it alone the planner, who doesn't know how few they are, may read the whole table. */
const endedIds = sql`ARRAY(SELECT id FROM ended)`;

/** Pauses the receivers in this table whose deliveries of this sink say so. */
const stopped = (sink: string, receivers: SQL): SQL => sql`
      UPDATE ${receivers} r SET paused_at = c.at, paused_by = c.stops->>'by', version = r.version + 1
        FROM stopping c WHERE c.sink = ${sql.raw(`'${sink}'`)} AND r.id::text = c.target AND r.paused_at IS NULL AND r.deleted_at IS NULL
       RETURNING r.id, r.account_id, c.at, c.stops, c.error`;

/**
 * Writes down how attempts ended. Each counts only while its own lease is the delivery's last: one that comes after its
 * lease was given to somebody else changes nothing but its own attempt. Returns the ids of those that counted, and of
 * those that stood behind them, or waited for their receiver, and may go now; and when the first goes of those that
 * their receiver failed and that go soon now that it is back, epoch ms.
 */
export async function settleDeliveries(
  _scope: SystemScope,
  db: Database,
  ends: readonly AttemptEnd[],
): Promise<{ counted: string[]; next: string[]; soon: number | null }> {
  if (ends.length === 0) return { counted: [], next: [], soon: null };
  const told = ends.map((end) => ({
    ...end,
    at: new Date(end.at).toISOString(),
    dueAt: end.outcome === "again" ? new Date(end.dueAt).toISOString() : null,
  }));
  const at = new Date(Math.max(...ends.map((end) => end.at))).toISOString();
  const { rows } = await db.execute<{ id: string | null; isNext: boolean; soon: number | null }>(sql`
    WITH ended AS (
      SELECT * FROM jsonb_to_recordset(${storableJson(told)}::jsonb)
        AS e (id uuid, attempt integer, outcome text, error text, at timestamptz, "dueAt" timestamptz, answer jsonb, "atFault" boolean, stops jsonb)
    ), attempt AS (
      UPDATE delivery_attempts a SET ended_at = e.at, error = e.error, answer = e.answer,
          outcome = CASE e.outcome WHEN 'paused' THEN 'again' ELSE e.outcome END
        FROM ended e WHERE a.delivery_id = ANY(${endedIds}) AND a.delivery_id = e.id AND a.number = e.attempt
    ), counted AS (
      UPDATE deliveries d SET leased_until = NULL, last_error = e.error, due_at = coalesce(e."dueAt", d.due_at),
          state = CASE e.outcome WHEN 'again' THEN 'waiting' ELSE e.outcome END,
          done_at = CASE WHEN e.outcome NOT IN ('again', 'paused') THEN e.at END
        FROM ended e WHERE d.id = ANY(${endedIds}) AND d.id = e.id AND d.attempts = e.attempt AND ${waits("d")} AND d.leased_until IS NOT NULL
        RETURNING d.id, d.order_key, d.order_number, d.state, d.sink, d.target, ${circuitOf} AS circuit, e."atFault", e.stops, e.at, e.error
    ), stopping AS (
      SELECT DISTINCT ON (sink, target) * FROM counted WHERE state = 'paused' AND stops IS NOT NULL ORDER BY sink, target, id
    ), stopped_webhook AS (${stopped("webhook", sql`webhooks`)}
    ), stopped_channel AS (${stopped("chat", sql`chat_channels`)}
    ), stopped AS (
      SELECT 'webhook' AS sink, 'webhook' AS kind, * FROM stopped_webhook UNION ALL SELECT 'chat', 'chat_channel', * FROM stopped_channel
    ), kept AS (
      UPDATE deliveries SET state = 'paused'
       WHERE id IN (SELECT d.id FROM deliveries d JOIN stopped s ON d.sink = s.sink AND d.target = s.id::text
         WHERE EXISTS (SELECT FROM stopped) AND d.sink IN ('webhook', 'chat') AND ${waits("d")} AND d.leased_until IS NULL FOR UPDATE OF d SKIP LOCKED)
    ), told AS (
      INSERT INTO events (id, kind, subject_kind, subject_id, sequence, before, after, actor, origin, account_id, at)
      SELECT (stops->>'eventId')::uuid, kind || '.paused', kind, id,
          coalesce((SELECT max(o.sequence) + 1 FROM events o WHERE o.subject_kind = stopped.kind AND o.subject_id = stopped.id), 0),
          NULL, jsonb_build_object('by', stops->>'by', 'error', error), 'system', stops->>'origin', account_id, at FROM stopped
      RETURNING id, subject_kind, subject_id, sequence, account_id, at
    ), audited AS (
      INSERT INTO audit_log (id, account_id, at, actor, via, act, subject_kind, subject_id, subject_name, after)
      SELECT (stops->>'eventId')::uuid, account_id, at, 'daybook', 'system', kind || '.paused', kind, id::text,
          coalesce((SELECT name FROM chat_channels c WHERE c.id = stopped.id),
            (SELECT substring(url from '://(?:[^/@]*@)?([^/?#]*)') FROM webhooks w WHERE w.id = stopped.id), ''),
          jsonb_build_object('by', stops->>'by') FROM stopped
    ), notice AS (
      INSERT INTO deliveries (id, event_id, sink, target, order_key, order_number, dedupe_key, account_id, due_at, created_at)
      SELECT (s.stops->>'noticeId')::uuid, told.id, 'mail', 'owner', concat_ws(':', 'mail:owner', told.subject_kind, told.subject_id), told.sequence,
          concat_ws(':', 'mail', told.subject_kind, told.id), told.account_id, told.at, told.at
        FROM told JOIN stopped s ON s.id = told.subject_id
      RETURNING id
    ), closed AS (
      DELETE FROM circuits WHERE name IN (SELECT circuit FROM counted WHERE state = 'done') RETURNING name, open_until
    ), failing AS (
      SELECT circuit, count(*) + coalesce((SELECT failures FROM circuits WHERE name = circuit), 0) AS failures FROM counted
       WHERE "atFault" AND circuit IS NOT NULL AND circuit NOT IN (SELECT c.circuit FROM counted c WHERE c.state = 'done' AND c.circuit IS NOT NULL)
       GROUP BY circuit
    ), opened AS (
      INSERT INTO circuits (name, failures, open_until, changed_at)
        SELECT circuit, failures, CASE WHEN failures >= ${CIRCUIT.failures} THEN ${at}::timestamptz + make_interval(
            secs => least(${CIRCUIT.first} * power(2, least(failures - ${CIRCUIT.failures}, 10)), ${CIRCUIT.longest})) END, ${at}::timestamptz
          FROM failing ORDER BY circuit
      ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, open_until = excluded.open_until, changed_at = excluded.changed_at
    ), behind AS MATERIALIZED (
      SELECT DISTINCT ON (c.order_key) n.id FROM counted c JOIN deliveries n ON n.order_key = c.order_key
       WHERE c.state NOT IN ('waiting', 'paused') AND n.order_number > c.order_number AND ${waits("n")} AND n.leased_until IS NULL AND n.attempts = 0
       ORDER BY c.order_key, n.order_number
    ), waited AS MATERIALIZED (
      SELECT d.id, d.attempts > 0 AS is_tried, row_number() OVER (PARTITION BY d.attempts > 0 ORDER BY d.id) AS place FROM deliveries d
       WHERE EXISTS (SELECT FROM closed WHERE open_until IS NOT NULL) AND d.state = 'waiting' AND d.leased_until IS NULL
         AND ${circuitOf} IN (SELECT name FROM closed WHERE open_until IS NOT NULL)
         AND (d.attempts > 0 OR d.about = '' AND d.due_at <= ${at}::timestamptz + make_interval(secs => ${CIRCUIT.longest}))
    ), soon AS (
      UPDATE deliveries SET due_at = least(due_at, ${at}::timestamptz + random() * make_interval(secs => ${BACK.within}))
       WHERE id IN (SELECT d.id FROM deliveries d JOIN waited w ON w.id = d.id
         WHERE w.is_tried AND ${waits("d")} AND d.leased_until IS NULL FOR UPDATE OF d SKIP LOCKED) RETURNING due_at
    ), next AS (
      UPDATE deliveries n SET due_at = least(n.due_at, ${at}::timestamptz)
       WHERE n.id IN (SELECT id FROM deliveries d WHERE d.id IN (SELECT id FROM behind UNION SELECT id FROM waited WHERE NOT is_tried AND place <= ${BACK.atOnce})
         AND ${waits("d")} AND d.leased_until IS NULL FOR UPDATE SKIP LOCKED) RETURNING n.id
    )
    SELECT id, false AS "isNext", NULL::float8 AS soon FROM counted UNION ALL SELECT id, true, NULL FROM next
    UNION ALL SELECT id, true, NULL FROM notice
    UNION ALL SELECT NULL, false, (extract(epoch FROM min(due_at)) * 1000)::float8 FROM soon HAVING count(*) > 0`);
  const idsOf = (isNext: boolean) => rows.flatMap((row) => (row.id !== null && row.isNext === isNext ? [row.id] : []));
  return { counted: idsOf(false), next: idsOf(true), soon: rows.find(({ soon }) => soon !== null)?.soon ?? null };
}
