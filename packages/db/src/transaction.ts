import { type SQL, sql } from "drizzle-orm";
import type { Connect, Database } from "./connection.ts";
import { CommitUncertain, DatabaseUnavailable, isUnavailable, sqlState, withoutValues } from "./failures.ts";
import { asText } from "./literals.ts";
import type { SystemScope } from "./scopes.ts";

/** What a transaction may answer to undo itself without an error: nothing it wrote stays. */
export class Rollback<T> {
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
}

const RETRIED = new Set(["40001", "40P01"]);

/**
 * Bounds of a transaction, in the message that begins it: a client that is lost must not keep a host's row locked, and
 * nobody waits for a lock longer than a caller waits for an answer.
 */
const BEGIN = [
  "BEGIN",
  "SET LOCAL idle_in_transaction_session_timeout = '10s'",
  "SET LOCAL lock_timeout = '8s'",
  "SET LOCAL statement_timeout = '12s'",
];

/** The rows of each statement that opened a transaction. */
export type Opened = readonly Record<string, unknown>[][];

/** What each open transaction writes last. */
const lastWrites = new WeakMap<Database, SQL[]>();

/**
 * Has a statement written with the COMMIT of the transaction that `db` is in, in the same message: it costs no round
 * trip, holds no lock longer, and a transaction that is undone has never written it.
 */
export function writeWithCommit(_scope: SystemScope, db: Database, statement: SQL): void {
  const writes = lastWrites.get(db);
  if (!writes) throw new Error("What is written with COMMIT needs a transaction");
  writes.push(statement);
}

/**
 * One transaction on a connection of its own; after a deadlock or a serialization failure again, three times in all.
 * `opening` are statements that travel with BEGIN in one message, each seeing what was committed when it began: a lock
 * first, then what is read under it. Throws `DatabaseUnavailable` when Postgres was lost before COMMIT,
 * `CommitUncertain` when at COMMIT.
 */
export async function transact<T>(
  connect: Connect,
  work: (db: Database, opened: Opened) => Promise<T | Rollback<T>>,
  opening: readonly SQL[] = [],
): Promise<T> {
  const first = [...BEGIN, ...opening.map(asText)].join(";\n");
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(connect, work, first);
    } catch (error) {
      if (attempt >= 3 || !RETRIED.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** Without parameters the driver speaks the simple protocol, and answers one result for each statement. */
async function begin(db: Database, first: string): Promise<Opened> {
  const answers = (await db.execute(sql.raw(first))) as unknown as { rows: Record<string, unknown>[] }[];
  return answers.slice(BEGIN.length).map(({ rows }) => rows);
}

async function once<T>(
  connect: Connect,
  work: (db: Database, opened: Opened) => Promise<T | Rollback<T>>,
  first: string,
): Promise<T> {
  const { db, end } = await connect();
  try {
    const writes: SQL[] = [];
    lastWrites.set(db, writes);
    let result: T | Rollback<T>;
    try {
      result = await work(db, await begin(db, first));
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
      await db.execute(sql.raw([...writes.map(asText), "COMMIT"].join(";\n")));
    } catch (error) {
      throw isUnavailable(error) ? new CommitUncertain(error) : withoutValues(error);
    }
    return result;
  } finally {
    lastWrites.delete(db);
    await end();
  }
}
