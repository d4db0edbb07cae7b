import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { deadLetter } from "./delivery-replays.ts";
import type { OwnerId } from "./scopes.ts";

/** How a webhook fares. Instants are epoch milliseconds. */
export type WebhookStanding = {
  waiting: number;
  failed: number;
  last: { at: number; status: number | null; ok: boolean } | null;
};

/** How each of an account's webhooks fares, by id. */
export async function webhookStandings(
  owner: OwnerId,
  db: Database,
  ids: readonly string[],
): Promise<Map<string, WebhookStanding>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<WebhookStanding & { id: string }>(sql`
    SELECT w.id, n.waiting, n.failed, l.last FROM webhooks w
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE d.state IN ('waiting', 'paused'))::int AS waiting, count(*) FILTER (WHERE ${deadLetter})::int AS failed
          FROM deliveries d WHERE d.sink = 'webhook' AND d.target = w.id::text AND d.state IN ('waiting', 'paused', 'failed')) n
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('at', (extract(epoch FROM a.ended_at) * 1000)::float8, 'status', a.answer->'status', 'ok', a.outcome = 'done') AS last
          FROM deliveries d JOIN delivery_attempts a ON a.delivery_id = d.id
         WHERE d.sink = 'webhook' AND d.target = w.id::text AND a.ended_at IS NOT NULL ORDER BY d.id DESC, a.number DESC LIMIT 1) l ON true
     WHERE w.account_id = ${owner} AND w.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
