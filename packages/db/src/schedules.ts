import type { Hours } from "@daybook/core/availability/hours";
import type { OverrideDate } from "@daybook/core/availability/override-ranges";
import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventTypeHosts, eventTypes, schedules } from "./schema/scheduling.ts";
import type { OwnerId } from "./scopes.ts";

/** Hours as they are kept: each override one date, with the range that it is of. */
export interface KeptHours extends Hours {
  overrides: OverrideDate[];
}

const hours = { timezone: schedules.timezone, weekly: schedules.weekly, overrides: schedules.overrides };
const columns = {
  id: schedules.id,
  name: schedules.name,
  ...hours,
  version: schedules.version,
  usedBy: sql<number>`(SELECT count(*)::int FROM ${eventTypeHosts} h JOIN ${eventTypes} e ON e.id = h.event_type_id WHERE h.schedule_id = ${schedules}.id AND e.deleted_at IS NULL)`,
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

/** The hours of those schedules of a list that the owner has, by id. */
export async function hoursOf(owner: OwnerId, db: Database, ids: readonly string[]): Promise<Map<string, Hours>> {
  const rows = await db
    .select({ id: schedules.id, hours })
    .from(schedules)
    .where(and(mine(owner), inArray(schedules.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.hours]));
}

/** The hours that open the owner's calendar: of each schedule that an event type uses, or of the only one there is. */
export async function openingHours(owner: OwnerId, db: Database): Promise<(KeptHours & { name: string })[]> {
  const used = sql`EXISTS (SELECT 1 FROM ${eventTypeHosts} h JOIN ${eventTypes} e ON e.id = h.event_type_id WHERE h.schedule_id = ${schedules}.id AND e.deleted_at IS NULL)`;
  const only = sql`NOT EXISTS (SELECT 1 FROM ${schedules} s WHERE s.account_id = ${owner} AND s.deleted_at IS NULL AND s.id <> ${schedules}.id)`;
  return db
    .select({ name: schedules.name, ...hours })
    .from(schedules)
    .where(and(mine(owner), or(used, only)));
}

export async function insertSchedule(
  owner: OwnerId,
  db: Database,
  row: { id: string; name: string; hours: KeptHours; now: number },
): Promise<ScheduleRow> {
  const { timezone, weekly, overrides } = row.hours;
  const [made] = await db
    .insert(schedules)
    .values({ id: row.id, accountId: owner, name: row.name, timezone, weekly, overrides, createdAt: row.now })
    .returning(columns);
  if (!made) throw new Error("Nothing was inserted");
  return made;
}

/** As it is now; null when the version isn't the expected one any more; * expects any. */
export async function replaceSchedule(
  owner: OwnerId,
  db: Database,
  id: string,
  version: number | "*",
  edit: { name: string; hours: KeptHours },
): Promise<ScheduleRow | null> {
  const { timezone, weekly, overrides } = edit.hours;
  const [row] = await db
    .update(schedules)
    .set({ name: edit.name, timezone, weekly, overrides, version: sql`${schedules.version} + 1` })
    .where(and(mine(owner), eq(schedules.id, id), version === "*" ? undefined : eq(schedules.version, version)))
    .returning(columns);
  return row ?? null;
}

export async function deleteSchedule(owner: OwnerId, db: Database, id: string, now: number): Promise<void> {
  await db
    .update(schedules)
    .set({ deletedAt: now })
    .where(and(mine(owner), eq(schedules.id, id)));
}
