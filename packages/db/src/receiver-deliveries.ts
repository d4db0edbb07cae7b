import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { deadLetter } from "./delivery-replays.ts";
import type { OwnerId } from "./scopes.ts";
import { uuids } from "./sql-values.ts";

/** Who is sent the deliveries of a sink: a webhook or a chat channel, by its id. */
export interface Receiver {
  sink: "webhook" | "chat";
  id: string;
}

/** How a receiver fares. Instants are epoch milliseconds. */
export type Standing = {
  waiting: number;
  failed: number;
  last: { at: number; status: number | null; ok: boolean } | null;
};

/** How each of an account's receivers of a sink fares, by id. */
export async function standings(
  owner: OwnerId,
  db: Database,
  sink: Receiver["sink"],
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  // Written out: the indexes are of one sink each.
  const ours = sql`d.sink = ${sql.raw(`'${sink}'`)} AND d.target = r.id::text AND d.account_id = ${owner}`;
  const { rows } = await db.execute<Standing & { id: string }>(sql`
    SELECT r.id, n.waiting, n.failed, l.last FROM unnest(${uuids(ids)}) AS r (id)
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE d.state IN ('waiting', 'paused'))::int AS waiting, count(*) FILTER (WHERE ${deadLetter})::int AS failed
          FROM deliveries d WHERE ${ours} AND d.state IN ('waiting', 'paused', 'failed')) n
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('at', (extract(epoch FROM a.ended_at) * 1000)::float8, 'status', a.answer->'status', 'ok', a.outcome = 'done') AS last
          FROM deliveries d JOIN delivery_attempts a ON a.delivery_id = d.id
         WHERE ${ours} AND a.ended_at IS NOT NULL ORDER BY d.id DESC, a.number DESC LIMIT 1) l ON true`);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
