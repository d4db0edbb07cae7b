import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import { hosts } from "./schema/accounts.ts";
import type { CapabilityScope, OwnerId, PageScope, SystemScope } from "./scopes.ts";
import { uuids } from "./sql-values.ts";

/** A host whose row this transaction has locked. */
export interface LockedHost {
  id: string;
  version: number;
}

/** The id of the host that an account is. */
export const ownHost = (owner: OwnerId): SQL<string> =>
  sql<string>`(SELECT ${hosts.id} FROM ${hosts} WHERE ${hosts.accountId} = ${owner})`;

/** What a change of hosts' offers leaves behind: raised versions, and its events as those of an account. */
export async function raiseHosts(
  owner: OwnerId,
  db: Database,
  hostIds: readonly string[],
  events: readonly NewEvent[],
): Promise<void> {
  await db.execute(sql`WITH ${eventRows(sql`${owner}::uuid`, events)} ${raiseVersions(uuids(hostIds))}`);
}

/** Ends a change's one statement: whoever remembers the version before is out of date. Answers the new ones. */
export const raiseVersions = (ids: SQL): SQL =>
  sql`UPDATE hosts SET version = version + 1 WHERE id = ANY(${ids}) RETURNING id, version`;

/** The versions of hosts by id; those that don't exist are missing. */
export async function readHostVersions(
  _scope: SystemScope,
  db: Database,
  hostIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ id: string; version: string }>(
    sql`SELECT id, version FROM hosts WHERE id = ANY(${uuids(hostIds)})`,
  );
  return new Map(rows.map(({ id, version }) => [id, Number(version)]));
}

/** The accounts that hosts are. */
export async function accountsOfHosts(
  _scope: SystemScope,
  db: Database,
  hostIds: readonly string[],
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT account_id AS id FROM hosts WHERE id = ANY(${uuids(hostIds)}) AND account_id IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}

/** The addresses by which hosts of a booking, or of a page, sign in. */
export async function hostAddresses(
  _scope: OwnerId | PageScope | CapabilityScope<"manage"> | SystemScope,
  db: Database,
  hostIds: readonly string[],
): Promise<string[]> {
  const { rows } = await db.execute<{ email: string }>(
    sql`SELECT p.email FROM hosts h JOIN accounts p ON p.id = h.account_id WHERE h.id = ANY(${uuids(hostIds)})`,
  );
  return rows.map(({ email }) => email);
}
