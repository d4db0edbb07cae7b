import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts } from "./schema/accounts.ts";
import { identities } from "./schema/identities.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type { ProvedIdentity } from "./schema/identities.ts";
export type IdentityRow = typeof identities.$inferSelect;

export async function listIdentities(owner: OwnerId, db: Database): Promise<IdentityRow[]> {
  return db.select().from(identities).where(eq(identities.accountId, owner)).orderBy(asc(identities.id));
}

/** Whose an identity is, by what its service calls it; null when it is nobody's. */
export async function findIdentity(
  _scope: SystemScope,
  db: Database,
  issuer: string,
  subject: string,
): Promise<{ id: string; accountId: string } | null> {
  const [row] = await db
    .select({ id: identities.id, accountId: identities.accountId })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return row ?? null;
}

export async function noteIdentityUse(owner: OwnerId, db: Database, id: string, now: number): Promise<void> {
  await db
    .update(identities)
    .set({ lastUsedAt: now })
    .where(and(eq(identities.accountId, owner), eq(identities.id, id)));
}

/** Throws Postgres's 23505 (`identities_subject`) when it is somebody's. */
export async function insertIdentity(
  owner: OwnerId,
  db: Database,
  row: Omit<IdentityRow, "accountId" | "lastUsedAt">,
): Promise<void> {
  await db.insert(identities).values({ ...row, accountId: owner });
}

export async function deleteIdentity(owner: OwnerId, db: Database, id: string): Promise<boolean> {
  const rows = await db
    .delete(identities)
    .where(and(eq(identities.accountId, owner), eq(identities.id, id)))
    .returning({ id: identities.id });
  return rows.length > 0;
}

/** All of an account's: for who takes it back from somebody else. */
export async function deleteIdentities(_scope: SystemScope, db: Database, accountId: string): Promise<void> {
  await db.delete(identities).where(eq(identities.accountId, accountId));
}

/** Whether the account has a password. Its row is locked: of two who take away a way in, the second sees what is left. */
export async function lockOwnPassword(owner: OwnerId, db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ known: boolean }>(
    sql`SELECT password_hash IS NOT NULL AS known FROM accounts WHERE id = ${owner} FOR UPDATE`,
  );
  return rows[0]?.known ?? false;
}

/** Another service says that this address is its owner's: so it is proved, if it is the account's. */
export async function proveOwnEmail(owner: OwnerId, db: Database, email: string, now: number): Promise<void> {
  await db
    .update(accounts)
    .set({ emailVerifiedAt: now })
    .where(
      and(
        eq(accounts.id, owner),
        sql`lower(${accounts.email}) = lower(${email})`,
        sql`${accounts.emailVerifiedAt} IS NULL`,
      ),
    );
}
