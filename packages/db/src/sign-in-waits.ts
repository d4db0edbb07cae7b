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

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 15 * 60_000;
/** So long after the last one all are forgotten. */
const REMEMBERED = 24 * 3_600_000;
/** The wait has doubled to its longest long before. */
const MOST_DOUBLINGS = 20;

/**
 * Counts a try before it is made, so that many at once can't all be made before one is counted. Keys in order, so that two
 * tries never wait for each other. Answers how long one has to wait, ms, and 0 when it may be made; to be undone then.
 */
export async function countTry(
  _scope: SystemScope,
  db: Database,
  counted: readonly CountedAs[],
  now: number,
): Promise<number> {
  const keys = counted.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  let wait = 0;
  for (const { key, free } of keys) {
    const fresh = sql`sign_in_waits.last_at < ${at(now - REMEMBERED)}`;
    const wrong = sql`(CASE WHEN ${fresh} THEN 0 ELSE sign_in_waits.wrong END + 1)`;
    const next = sql`${at(now)} + make_interval(secs => CASE WHEN ${wrong} <= ${free}::int THEN 0
      ELSE least(${LONGEST_WAIT / 1_000}::float8, ${FIRST_WAIT / 1_000}::float8 * power(2, least(${MOST_DOUBLINGS}::int, ${wrong} - ${free}::int - 1))) END)`;
    const { rows } = await db.execute<{ wait: number }>(sql`
      WITH before AS (SELECT waits_until FROM sign_in_waits WHERE key = ${key} FOR UPDATE)
      INSERT INTO sign_in_waits (key, wrong, waits_until, last_at)
        VALUES (${key}, 1, ${at(now)} + make_interval(secs => CASE WHEN ${free}::int >= 1 THEN 0 ELSE ${FIRST_WAIT / 1_000}::float8 END), ${at(now)})
        ON CONFLICT (key) DO UPDATE SET
          wrong = CASE WHEN sign_in_waits.waits_until > ${at(now)} THEN sign_in_waits.wrong ELSE ${wrong} END,
          waits_until = CASE WHEN sign_in_waits.waits_until > ${at(now)} THEN sign_in_waits.waits_until ELSE ${next} END,
          last_at = ${at(now)}
        RETURNING coalesce((SELECT extract(epoch FROM waits_until - ${at(now)}) * 1000 FROM before WHERE waits_until > ${at(now)}), 0)::float8 AS wait`);
    wait = Math.max(wait, rows[0]?.wait ?? 0);
  }
  return wait;
}

/** The try was a right one: it isn't counted, and what is forgotten by it is forgotten. */
export async function forgetTry(
  _scope: SystemScope,
  db: Database,
  { counted, forgotten }: { counted: readonly string[]; forgotten: readonly string[] },
  now: number,
): Promise<void> {
  for (const key of counted.toSorted())
    await db.execute(sql`
      UPDATE sign_in_waits SET wrong = greatest(0, wrong - 1), waits_until = least(waits_until, ${at(now)}) WHERE key = ${key}`);
  for (const key of forgotten.toSorted()) await db.execute(sql`DELETE FROM sign_in_waits WHERE key = ${key}`);
}
