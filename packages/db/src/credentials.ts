import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, apiKeys, sessions } from "./schema/accounts.ts";
import { pendingSignIns } from "./schema/factors.ts";
import type { SystemScope } from "./scopes.ts";

/** How an account is come into by its address and password, locked until the transaction ends. */
export async function lockCredentials(_scope: SystemScope, db: Database, accountId: string) {
  const { email, name, passwordHash, emailVerifiedAt } = accounts;
  const [row] = await db
    .select({ email, name, passwordHash, emailVerifiedAt })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("no key update");
  return row ?? null;
}

export async function setPassword(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  passwordHash: string | null,
  changedAt: number | null,
): Promise<void> {
  await db.update(accounts).set({ passwordHash, passwordChangedAt: changedAt }).where(eq(accounts.id, accountId));
}

/** The same password under stronger parameters, unless it is another one by now. */
export async function upgradeHash(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db
    .update(accounts)
    .set({ passwordHash: to })
    .where(and(eq(accounts.id, accountId), eq(accounts.passwordHash, from)));
}

/** The account's address is its owner's. False when it has another one by now. */
export async function verifyEmail(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  email: string,
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(accounts)
    .set({ emailVerifiedAt: sql`coalesce(${accounts.emailVerifiedAt}, ${new Date(now).toISOString()}::timestamptz)` })
    .where(and(eq(accounts.id, accountId), sql`lower(${accounts.email}) = lower(${email})`))
    .returning({ id: accounts.id });
  return rows.length > 0;
}

/** Gives the account another address, which has just been proved. Throws 23505 `accounts_email` when it is taken. */
export async function setEmail(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  email: string,
  now: number,
): Promise<void> {
  await db.update(accounts).set({ email, emailVerifiedAt: now }).where(eq(accounts.id, accountId));
}

/** Signs the account out everywhere, also where it is being signed in; but for one session, where one is named. */
export async function deleteSessions(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  exceptId: string | null = null,
): Promise<void> {
  await db
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), exceptId === null ? undefined : ne(sessions.id, exceptId)));
  await db.delete(pendingSignIns).where(eq(pendingSignIns.accountId, accountId));
}

export async function revokeApiKeys(_scope: SystemScope, db: Database, accountId: string, now: number): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.accountId, accountId), isNull(apiKeys.revokedAt)));
}
