import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";

/** Locks the host's row until the transaction ends; every change of what the host offers takes it first. */
export async function lockHost(db: Database, hostId: string): Promise<void> {
  await db.execute(sql`SELECT 1 FROM hosts WHERE id = ${hostId} FOR NO KEY UPDATE`);
}

/** Raises the host's version: whoever remembers the one before knows it is out of date. Returns the new one. */
export async function raiseHostVersion(db: Database, hostId: string): Promise<number> {
  const { rows } = await db.execute<{ version: string }>(
    sql`UPDATE hosts SET version = version + 1 WHERE id = ${hostId} RETURNING version`,
  );
  return Number(rows[0]?.version);
}

export async function readHostVersion(db: Database, hostId: string): Promise<number | null> {
  const { rows } = await db.execute<{ version: string }>(sql`SELECT version FROM hosts WHERE id = ${hostId}`);
  return rows[0] ? Number(rows[0].version) : null;
}
