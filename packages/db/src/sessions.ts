import { and, desc, eq, gt, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { sessions } from "./schema/accounts.ts";
import type { OwnerId } from "./scopes.ts";

export interface SessionRow {
  id: string;
  method: string;
  program: boolean;
  userAgent: string;
  network: string;
  city: string;
  country: string;
  createdAt: number;
  lastUsedAt: number;
  endedAt: number | null;
}

/** A place in the list: when it was used, epoch ms, and its id. */
export type SessionPlace = [usedAt: number, id: string];

const mine = (owner: OwnerId) => eq(sessions.accountId, owner);
const lasts = (now: number) => gt(sessions.expiresAt, now);
/** To the millisecond, as places are told. */
const used = sql<string>`date_trunc('milliseconds', coalesce(${sessions.lastUsedAt}, ${sessions.createdAt}))`;

const before = ([usedAt, id]: SessionPlace): SQL =>
  sql`(${used}, ${sessions.id}) < (${new Date(usedAt).toISOString()}::timestamptz, ${id}::uuid)`;

/** Those that last at `now`, and those that were ended for a reason one should read; the last used first. */
export async function listSessions(
  owner: OwnerId,
  db: Database,
  now: number,
  limit: number,
  after?: SessionPlace,
): Promise<SessionRow[]> {
  const { id, method, userAgent, network, city, country, createdAt, endedAt } = sessions;
  const rows = await db
    .select({
      ...{ id, method, userAgent, network, city, country, createdAt, endedAt },
      program: sql<boolean>`${sessions.familyHash} IS NOT NULL`,
      lastUsedAt: sql`${used}`.mapWith(sessions.createdAt),
    })
    .from(sessions)
    .where(and(mine(owner), or(lasts(now), isNotNull(sessions.endedAt)), after && before(after)))
    .orderBy(desc(used), desc(sessions.id))
    .limit(limit + 1);
  return rows as SessionRow[];
}

/** Ends one, or takes one from the list that was ended. False when there is none. */
export async function endSession(owner: OwnerId, db: Database, id: string): Promise<boolean> {
  const rows = await db
    .delete(sessions)
    .where(and(mine(owner), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/**
 * Ends all sessions of an account, browsers' and programs', but `except`; answers which. For whoever changes how one
 * signs in, too: the consoles that were open in them are closed after COMMIT by `closeConsoles`.
 */
export async function endSessions(
  owner: OwnerId,
  db: Database,
  { except }: { except: string | null },
): Promise<string[]> {
  const rows = await db
    .delete(sessions)
    .where(and(mine(owner), sql`${sessions.endedAt} IS NULL`, except === null ? undefined : ne(sessions.id, except)))
    .returning({ id: sessions.id });
  return rows.map(({ id }) => id);
}
