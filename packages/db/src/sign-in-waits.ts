import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

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
 * Counts a try before it is made, so that many at once can't all be made before one is counted. Each key is one statement,
 * so that nobody waits for a lock, the narrowest first: once one says to wait, the wider ones aren't counted. Answers how
 * long that is, ms; 0 when the try may be made.
 */
export async function countTry(
  _scope: SystemScope,
  db: Database,
  counted: readonly CountedAs[],
  now: number,
): Promise<number> {
  for (const { key, free } of counted) {
    const wrong = sql`CASE WHEN w.last_at < ${at(now - REMEMBERED)} THEN 1 ELSE w.wrong + 1 END`;
    const { rows } = await db.execute<{ wait: number }>(sql`
      WITH counted AS (
        INSERT INTO sign_in_waits AS w (key, wrong, waits_until, last_at) VALUES (${key}, 1, ${NO_WAIT}, ${at(now)})
        ON CONFLICT (key) DO UPDATE SET last_at = ${at(now)}, wrong = ${wrong},
          waits_until = CASE WHEN ${wrong} <= ${free}::int THEN ${NO_WAIT} ELSE ${at(now)} + make_interval(secs =>
            least(${LONGEST_WAIT / 1_000}::float8, ${FIRST_WAIT / 1_000}::float8 * power(2, least(${MOST_DOUBLINGS}::int, ${wrong} - ${free}::int - 1)))) END
          WHERE w.waits_until <= ${at(now)}
        RETURNING key
      )
      SELECT coalesce((SELECT (extract(epoch FROM waits_until - ${at(now)}) * 1000)::float8 FROM sign_in_waits WHERE key = ${key}), 1) AS wait
       WHERE NOT EXISTS (SELECT 1 FROM counted)`);
    const [refused] = rows;
    // Of two at once the one that is refused may not see the other's wait yet.
    if (refused) return Math.max(refused.wait, FIRST_WAIT / 2);
  }
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
