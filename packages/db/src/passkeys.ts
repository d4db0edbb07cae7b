import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts } from "./schema/accounts.ts";
import { passkeys, usedChallenges } from "./schema/factors.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type PasskeyRow = typeof passkeys.$inferSelect;

const mine = (owner: OwnerId) => eq(passkeys.accountId, owner);
const one = (owner: OwnerId, id: string) => and(mine(owner), eq(passkeys.id, id));

/** All there are: an account has few. */
export const listPasskeys = (owner: OwnerId, db: Database): Promise<PasskeyRow[]> =>
  db.select().from(passkeys).where(mine(owner)).orderBy(asc(passkeys.id));

/** By what its authenticator calls it. Its row is locked: of two proofs at once the second sees the first's counter. */
export async function lockPasskey(
  _scope: SystemScope,
  db: Database,
  credentialId: Uint8Array,
): Promise<PasskeyRow | null> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)).for("update");
  return row ?? null;
}

/** Null when the credential is there already, whoever's it is. */
export async function insertPasskey(
  owner: OwnerId,
  db: Database,
  row: Omit<PasskeyRow, "accountId" | "lastUsedAt">,
): Promise<PasskeyRow | null> {
  const [made] = await db
    .insert(passkeys)
    .values({ ...row, accountId: owner })
    .onConflictDoNothing()
    .returning();
  return made ?? null;
}

export async function renamePasskey(
  owner: OwnerId,
  db: Database,
  id: string,
  name: string,
): Promise<PasskeyRow | null> {
  const [row] = await db.update(passkeys).set({ name }).where(one(owner, id)).returning();
  return row ?? null;
}

/** What it was; null when there is none. */
export async function deletePasskey(owner: OwnerId, db: Database, id: string): Promise<PasskeyRow | null> {
  const [row] = await db.delete(passkeys).where(one(owner, id)).returning();
  return row ?? null;
}

export async function notePasskeyUse(
  _scope: SystemScope,
  db: Database,
  id: string,
  used: { counter: number; synced: boolean; lastUsedAt: number },
): Promise<void> {
  await db.update(passkeys).set(used).where(eq(passkeys.id, id));
}

/** Takes a challenge. False when somebody took it before. */
export async function useChallenge(
  _scope: SystemScope,
  db: Database,
  challenge: { hash: Uint8Array; expiresAt: number },
): Promise<boolean> {
  const rows = await db
    .insert(usedChallenges)
    .values(challenge)
    .onConflictDoNothing()
    .returning({ hash: usedChallenges.hash });
  return rows.length > 0;
}

/** The ways in that an account has. It is locked: of two that go at once, one sees that the other went. */
export async function lockWaysIn(
  owner: OwnerId,
  db: Database,
): Promise<{ password: boolean; passkeys: { id: string }[] }> {
  const [account] = await db
    .select({ password: sql<boolean>`${accounts.passwordHash} IS NOT NULL` })
    .from(accounts)
    .where(eq(accounts.id, owner))
    .for("update");
  const found = await db.select({ id: passkeys.id }).from(passkeys).where(mine(owner));
  return { password: account?.password ?? false, passkeys: found };
}

export async function countPasskeys(owner: OwnerId, db: Database): Promise<number> {
  const [row] = await db.select({ count: count() }).from(passkeys).where(mine(owner));
  return row?.count ?? 0;
}
