import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at, json } from "./sql-values.ts";

/** How wrong passwords are counted: so many are free, then each one doubles the wait. Times in ms. */
export interface CountedAs {
  /** A hash: of an account, a network, both, or a device. */
  key: string;
  free: number;
}

/** Of tries at once the later one may have the lock first: what is free ends before any of them. */
const NO_WAIT = sql`to_timestamp(0)`;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 15 * 60_000;
/** So long after the last one all are forgotten. */
const REMEMBERED = 24 * 3_600_000;
/** The wait has doubled to its longest long before. */
const MOST_DOUBLINGS = 20;

/**
 * Counts a try before it is made, so that many at once can't all be made before one is counted; keys are locked in their
 * order, so that no two tries wait for each other. Answers how long one has to wait first, ms: then nothing is counted.
 */
export async function countTry(
  _scope: SystemScope,
  db: Database,
  counted: readonly CountedAs[],
  now: number,
): Promise<number> {
  const keys = sql`jsonb_to_recordset(${json(counted)}) AS c (key text, free integer)`;
  // There before it is locked: of many first tries at once each sees those before it.
  await db.execute(sql`
    INSERT INTO sign_in_waits (key, wrong, waits_until, last_at)
      SELECT key, 0, ${NO_WAIT}, ${at(now)} FROM ${keys} ORDER BY key ON CONFLICT DO NOTHING`);
  const { rows } = await db.execute<{ wait: number }>(sql`
    SELECT (extract(epoch FROM waits_until - ${at(now)}) * 1000)::float8 AS wait FROM sign_in_waits
     WHERE key IN (SELECT key FROM ${keys}) ORDER BY key FOR UPDATE`);
  const wait = Math.max(0, ...rows.map((row) => row.wait));
  if (wait > 0) return wait;
  const wrong = sql`CASE WHEN w.last_at < ${at(now - REMEMBERED)} THEN 1 ELSE w.wrong + 1 END`;
  await db.execute(sql`
    UPDATE sign_in_waits w SET last_at = ${at(now)}, wrong = ${wrong},
        waits_until = CASE WHEN ${wrong} <= c.free THEN ${NO_WAIT} ELSE ${at(now)} + make_interval(secs =>
          least(${LONGEST_WAIT / 1_000}::float8, ${FIRST_WAIT / 1_000}::float8 * power(2, least(${MOST_DOUBLINGS}::int, ${wrong} - c.free - 1)))) END
      FROM ${keys} WHERE w.key = c.key`);
  return 0;
}

/** The try was a right one: it isn't counted, and what is forgotten by it is forgotten. */
export async function forgetTry(
  _scope: SystemScope,
  db: Database,
  { counted, forgotten }: { counted: readonly string[]; forgotten: readonly string[] },
): Promise<void> {
  for (const key of counted.toSorted())
    await db.execute(sql`
      UPDATE sign_in_waits SET wrong = greatest(0, wrong - 1), waits_until = ${NO_WAIT} WHERE key = ${key}`);
  for (const key of forgotten.toSorted()) await db.execute(sql`DELETE FROM sign_in_waits WHERE key = ${key}`);
}
