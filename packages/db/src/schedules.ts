import type { Hours } from "@daybook/core/availability/hours";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventTypes, schedules } from "./schema/scheduling.ts";
import type { OwnerId } from "./scopes.ts";

const columns = {
  id: schedules.id,
  name: schedules.name,
  timezone: schedules.timezone,
  weekly: schedules.weekly,
  overrides: schedules.overrides,
  version: schedules.version,
  usedBy: sql<number>`(SELECT count(*)::int FROM ${eventTypes} e WHERE e.schedule_id = ${schedules}.id AND e.deleted_at IS NULL)`,
};

const mine = (owner: OwnerId) => and(eq(schedules.accountId, owner), isNull(schedules.deletedAt));

export async function listSchedules(owner: OwnerId, db: Database, limit: number, after?: string) {
  return db
    .select(columns)
    .from(schedules)
    .where(and(mine(owner), after ? gt(schedules.id, after) : undefined))
    .orderBy(asc(schedules.id))
    .limit(limit + 1);
}
export type ScheduleRow = Awaited<ReturnType<typeof listSchedules>>[number];

export async function findSchedule(owner: OwnerId, db: Database, id: string): Promise<ScheduleRow | null> {
  const [row] = await db
    .select(columns)
    .from(schedules)
    .where(and(mine(owner), eq(schedules.id, id)));
  return row ?? null;
}

export async function insertSchedule(
  owner: OwnerId,
  db: Database,
  row: { id: string; name: string; hours: Hours; now: number },
): Promise<void> {
  const { timezone, weekly, overrides } = row.hours;
  await db
    .insert(schedules)
    .values({ id: row.id, accountId: owner, name: row.name, timezone, weekly, overrides, createdAt: row.now });
}

/** False when the version isn't the expected one any more. */
export async function replaceSchedule(
  owner: OwnerId,
  db: Database,
  id: string,
  version: number,
  edit: { name: string; hours: Hours },
): Promise<boolean> {
  const { timezone, weekly, overrides } = edit.hours;
  const rows = await db
    .update(schedules)
    .set({ name: edit.name, timezone, weekly, overrides, version: version + 1 })
    .where(and(mine(owner), eq(schedules.id, id), eq(schedules.version, version)))
    .returning({ id: schedules.id });
  return rows.length > 0;
}

export async function deleteSchedule(owner: OwnerId, db: Database, id: string, now: number): Promise<void> {
  await db
    .update(schedules)
    .set({ deletedAt: now })
    .where(and(mine(owner), eq(schedules.id, id)));
}
