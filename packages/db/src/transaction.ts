import { sql } from "drizzle-orm";
import type { Connect, Database } from "./connection.ts";
import { CommitUncertain, DatabaseUnavailable, isUnavailable, sqlState, withoutValues } from "./failures.ts";

/** What a transaction may answer to undo itself without an error: nothing it wrote stays. */
export class Rollback<T> {
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
}

const RETRIED = new Set(["40001", "40P01"]);

/**
 * One transaction on a connection of its own, retried at most three times after a deadlock or a serialization
 * failure. Throws `DatabaseUnavailable` when Postgres was lost before COMMIT, `CommitUncertain` when at COMMIT.
 */
export async function transact<T>(connect: Connect, work: (db: Database) => Promise<T | Rollback<T>>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(connect, work);
    } catch (error) {
      if (attempt >= 3 || !RETRIED.has(sqlState(error) ?? "")) throw error;
    }
  }
}

async function once<T>(connect: Connect, work: (db: Database) => Promise<T | Rollback<T>>): Promise<T> {
  const { db, end } = await connect();
  try {
    let result: T | Rollback<T>;
    try {
      await db.execute(sql.raw("BEGIN"));
      result = await work(db);
      if (result instanceof Rollback) {
        await db.execute(sql.raw("ROLLBACK"));
        return result.value;
      }
    } catch (error) {
      if (isUnavailable(error)) throw new DatabaseUnavailable(error);
      await db.execute(sql.raw("ROLLBACK")).catch(() => {});
      throw withoutValues(error);
    }
    try {
      await db.execute(sql.raw("COMMIT"));
    } catch (error) {
      throw isUnavailable(error) ? new CommitUncertain(error) : withoutValues(error);
    }
    return result;
  } finally {
    await end();
  }
}
