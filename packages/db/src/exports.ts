import { and, asc, desc, eq, gt, inArray, isNotNull, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { exports } from "./schema/own-data.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type ExportRow = typeof exports.$inferSelect;
const open = inArray(exports.state, ["waiting", "writing"]);
const own = (owner: OwnerId, id: string) => and(eq(exports.accountId, owner), eq(exports.id, id));

/** The newest first. */
export async function listExports(owner: OwnerId, db: Database, limit: number): Promise<ExportRow[]> {
  return db.select().from(exports).where(eq(exports.accountId, owner)).orderBy(desc(exports.id)).limit(limit);
}

export async function findExport(owner: OwnerId, db: Database, id: string): Promise<ExportRow | null> {
  const [row] = await db.select().from(exports).where(own(owner, id));
  return row ?? null;
}

/** How many of an account aren't written to their end, and how many were asked for since an instant, epoch ms. */
export async function countExports(owner: OwnerId, db: Database, since: number) {
  const [row] = await db
    .select({
      open: sql<number>`(count(*) FILTER (WHERE ${open}))::int`,
      recent: sql<number>`(count(*) FILTER (WHERE ${gt(exports.createdAt, since)}))::int`,
    })
    .from(exports)
    .where(eq(exports.accountId, owner));
  return row ?? { open: 0, recent: 0 };
}

export async function insertExport(
  owner: OwnerId,
  db: Database,
  row: { id: string; origin: string; createdAt: number },
): Promise<ExportRow> {
  const [made] = await db
    .insert(exports)
    .values({ ...row, accountId: owner })
    .returning();
  if (!made) throw new Error("Nothing was inserted");
  return made;
}

/** Ends one that is being written, or does away with what was. Null when there is nothing to end. */
export async function stopExport(owner: OwnerId, db: Database, id: string, now: number): Promise<ExportRow | null> {
  const [row] = await db
    .update(exports)
    .set({
      state: sql`CASE WHEN ${exports.state} = 'ready' THEN 'gone' ELSE 'stopped' END`,
      leasedUntil: null,
      endedAt: sql`coalesce(${exports.endedAt}, ${new Date(now).toISOString()}::timestamptz)`,
      keptUntil: null,
    })
    .where(and(own(owner, id), or(open, eq(exports.state, "ready"))))
    .returning();
  return row ?? null;
}

/** Writes down that the file is fetched. Null when there is none to be had. */
export async function fetchExport(owner: OwnerId, db: Database, id: string, now: number): Promise<ExportRow | null> {
  const [row] = await db
    .update(exports)
    .set({ fetchedAt: now, fetches: sql`${exports.fetches} + 1` })
    .where(and(own(owner, id), eq(exports.state, "ready"), gt(exports.keptUntil, now)))
    .returning();
  return row ?? null;
}

const free = (now: number) =>
  or(eq(exports.state, "waiting"), and(eq(exports.state, "writing"), lt(exports.leasedUntil, now)));

/** Whether somebody has to write one: those that nobody began, and those whose writer is lost. */
export async function exportsToWrite(_scope: SystemScope, db: Database, now: number): Promise<boolean> {
  return (
    (
      await db
        .select({ id: exports.id })
        .from(exports)
        .where(and(open, free(now)))
        .limit(1)
    ).length > 0
  );
}

/** When a writer that is lost would be known to be; null while none writes. */
export async function nextExportDue(_scope: SystemScope, db: Database): Promise<number | null> {
  const [row] = await db
    .select({ at: sql<string | null>`min(coalesce(${exports.leasedUntil}, ${exports.createdAt}))` })
    .from(exports)
    .where(open);
  return row?.at ? new Date(row.at).getTime() : null;
}

/** Takes the oldest that waits for a writer until an instant, epoch ms: two writers never have the same. */
export async function takeExport(
  _scope: SystemScope,
  db: Database,
  now: number,
  until: number,
): Promise<ExportRow | null> {
  const oldest = db
    .select({ id: exports.id })
    .from(exports)
    .where(and(open, free(now)))
    .orderBy(asc(exports.createdAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(exports)
    .set({ state: "writing", attempts: sql`${exports.attempts} + 1`, leasedUntil: until, kind: "", done: 0, total: 0 })
    .where(inArray(exports.id, oldest))
    .returning();
  return row ?? null;
}

/** What may be told of one while it is written by the writer that took it the `attempts`th time. */
export type ExportChange =
  | { kind: string; done: number; total: number; leasedUntil: number }
  | { state: "ready"; size: number; endedAt: number; keptUntil: number; leasedUntil: null }
  | { state: "failed"; endedAt: number; leasedUntil: null }
  | { state: "waiting"; leasedUntil: null };

/** False when it was stopped, or somebody else writes it. */
export async function changeExport(
  _scope: SystemScope,
  db: Database,
  { id, attempts }: Pick<ExportRow, "id" | "attempts">,
  change: ExportChange,
): Promise<boolean> {
  const rows = await db
    .update(exports)
    .set(change)
    .where(and(eq(exports.id, id), eq(exports.state, "writing"), eq(exports.attempts, attempts)))
    .returning({ id: exports.id });
  return rows.length > 0;
}

/** Those whose file is kept no longer, each account's id with its own. */
export async function endedExports(
  _scope: SystemScope,
  db: Database,
  now: number,
  limit: number,
): Promise<ExportRow[]> {
  return db
    .select()
    .from(exports)
    .where(and(isNotNull(exports.keptUntil), lte(exports.keptUntil, now)))
    .orderBy(asc(exports.keptUntil))
    .limit(limit);
}

/** Their files are gone. */
export async function forgetExports(_scope: SystemScope, db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(exports)
    .set({ state: sql`CASE WHEN ${exports.state} = 'ready' THEN 'gone' ELSE ${exports.state} END`, keptUntil: null })
    .where(inArray(exports.id, [...ids]));
}
