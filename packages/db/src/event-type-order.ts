import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts } from "./schema/accounts.ts";
import { eventTypeGroups, eventTypes } from "./schema/scheduling.ts";
import type { OwnerId } from "./scopes.ts";
import { json, uuids } from "./sql-values.ts";

/** How an account's event types are arranged: those of no group, then the groups. Each is named once. */
export interface Arrangement {
  ungrouped: string[];
  groups: { id: string; title: string; eventTypeIds: string[] }[];
}

/** Those of no group first. */
export const groupOrder: SQL[] = [
  sql`${eventTypeGroups.position} ASC NULLS FIRST`,
  sql`${eventTypeGroups.id} ASC NULLS FIRST`,
];
/** Within a group: those that were never placed last, in the order they were made. */
export const placeOrder: SQL[] = [sql`${eventTypes.position} ASC NULLS LAST`, sql`${eventTypes.id} ASC`];

/** As it is now. Who is going to change it has locked the owner's host first. */
export async function readArrangement(owner: OwnerId, db: Database): Promise<Arrangement & { version: number }> {
  const [account] = await db
    .select({ version: accounts.eventTypeOrderVersion })
    .from(accounts)
    .where(eq(accounts.id, owner));
  const groups = await db
    .select({ id: eventTypeGroups.id, title: eventTypeGroups.title })
    .from(eventTypeGroups)
    .where(eq(eventTypeGroups.accountId, owner))
    .orderBy(...groupOrder);
  const rows = await db
    .select({ id: eventTypes.id, groupId: eventTypes.groupId })
    .from(eventTypes)
    .where(and(eq(eventTypes.accountId, owner), isNull(eventTypes.deletedAt)))
    .orderBy(...placeOrder);
  const idsOf = (groupId: string | null) => rows.filter((row) => row.groupId === groupId).map((row) => row.id);
  return {
    version: account?.version ?? 0,
    ungrouped: idsOf(null),
    groups: groups.map((group) => ({ ...group, eventTypeIds: idsOf(group.id) })),
  };
}

/** Whoever read the arrangement before is out of date. */
export async function raiseOrder(owner: OwnerId, db: Database): Promise<void> {
  await db
    .update(accounts)
    .set({ eventTypeOrderVersion: sql`${accounts.eventTypeOrderVersion} + 1` })
    .where(eq(accounts.id, owner));
}

/** Puts all in this order. A group that isn't named is no more; its event types are where the arrangement has them. */
export async function writeArrangement(
  owner: OwnerId,
  db: Database,
  { ungrouped, groups }: Arrangement,
): Promise<void> {
  const kept = groups.map(({ id, title }, position) => ({ id, title, position }));
  const all = [{ id: null, eventTypeIds: ungrouped }, ...groups];
  const placed = all.flatMap(({ id: groupId, eventTypeIds }) =>
    eventTypeIds.map((id, position) => ({ id, groupId, position })),
  );
  await db.execute(sql`
    INSERT INTO event_type_groups (id, account_id, title, position)
    SELECT id, ${owner}, title, position FROM jsonb_to_recordset(${json(kept)}) AS n (id uuid, title text, position integer)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, position = excluded.position
      WHERE event_type_groups.account_id = excluded.account_id`);
  await db.execute(sql`
    UPDATE event_types e SET group_id = g.id, position = n.position
    FROM jsonb_to_recordset(${json(placed)}) AS n (id uuid, "groupId" uuid, position integer)
      LEFT JOIN event_type_groups g ON g.id = n."groupId" AND g.account_id = ${owner}
    WHERE e.id = n.id AND e.account_id = ${owner}`);
  await db.execute(
    sql`DELETE FROM event_type_groups WHERE account_id = ${owner} AND id <> ALL(${uuids(groups.map(({ id }) => id))})`,
  );
  await raiseOrder(owner, db);
}
