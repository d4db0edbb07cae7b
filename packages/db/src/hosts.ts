import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

/**
 * Locks the owner's host until the transaction ends; every change of what the host offers takes it first. Null when
 * there is no such account.
 */
export async function lockHost(owner: OwnerId, db: Database): Promise<{ id: string; version: number } | null> {
  const { rows } = await db.execute<{ id: string; version: string }>(
    sql`SELECT id, version FROM hosts WHERE account_id = ${owner} FOR NO KEY UPDATE`,
  );
  return rows[0] ? { id: rows[0].id, version: Number(rows[0].version) } : null;
}

/** Raises the version of the owner's host, with the events of what changed: whoever remembers the one before is out of date. */
export async function raiseHostVersion(owner: OwnerId, db: Database, events: readonly NewEvent[]): Promise<void> {
  await db.execute(
    sql`WITH ${eventRows(sql`${owner}::uuid`, events)} UPDATE hosts SET version = version + 1 WHERE account_id = ${owner}`,
  );
}

export async function readHostVersion(_scope: SystemScope, db: Database, hostId: string): Promise<number | null> {
  const { rows } = await db.execute<{ version: string }>(sql`SELECT version FROM hosts WHERE id = ${hostId}`);
  return rows[0] ? Number(rows[0].version) : null;
}
