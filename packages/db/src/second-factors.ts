import { and, desc, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { failedProofs, passkeys, pendingSignIns, recoveryCodes, totpSecrets } from "./schema/factors.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type TotpSecretRow = typeof totpSecrets.$inferSelect;

const mine = (owner: OwnerId) => eq(totpSecrets.accountId, owner);
const confirmed = isNotNull(totpSecrets.confirmedAt);

/** The secret that counts; null: no second factor is asked for. */
export async function findTotpSecret(owner: OwnerId, db: Database): Promise<TotpSecretRow | null> {
  const [row] = await db
    .select()
    .from(totpSecrets)
    .where(and(mine(owner), confirmed));
  return row ?? null;
}

/** The newest that no code has confirmed yet, made since an instant, epoch ms; locked. */
export async function lockTotpSetup(owner: OwnerId, db: Database, since: number): Promise<TotpSecretRow | null> {
  const [row] = await db
    .select()
    .from(totpSecrets)
    .where(and(mine(owner), isNull(totpSecrets.confirmedAt), gt(totpSecrets.createdAt, since)))
    .orderBy(desc(totpSecrets.id))
    .limit(1)
    .for("update");
  return row ?? null;
}

/** One that no code has confirmed yet; it takes the place of any other such. */
export async function insertTotpSetup(
  owner: OwnerId,
  db: Database,
  row: Pick<TotpSecretRow, "id" | "sealed" | "createdAt">,
): Promise<void> {
  await db.delete(totpSecrets).where(and(mine(owner), isNull(totpSecrets.confirmedAt)));
  await db.insert(totpSecrets).values({ ...row, accountId: owner });
}

/** From now on its codes are asked for, and no other's. */
export async function confirmTotp(
  owner: OwnerId,
  db: Database,
  id: string,
  { now, step }: { now: number; step: number },
): Promise<void> {
  await db.delete(totpSecrets).where(and(mine(owner), sql`${totpSecrets.id} <> ${id}`));
  await db
    .update(totpSecrets)
    .set({ confirmedAt: now, lastStep: step })
    .where(and(mine(owner), eq(totpSecrets.id, id)));
}

/** Takes the code of a step. False when it, or a later one, was taken before. */
export async function takeTotpStep(owner: OwnerId, db: Database, id: string, step: number): Promise<boolean> {
  const rows = await db
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(mine(owner), eq(totpSecrets.id, id), lt(totpSecrets.lastStep, step)))
    .returning({ id: totpSecrets.id });
  return rows.length > 0;
}

/** Takes codes of apps and recovery codes away. False when there were none. */
export async function deleteSecondFactor(owner: OwnerId, db: Database): Promise<boolean> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.accountId, owner));
  const rows = await db.delete(totpSecrets).where(mine(owner)).returning({ confirmedAt: totpSecrets.confirmedAt });
  return rows.some((row) => row.confirmedAt !== null);
}

/** In the place of all that there were. */
export async function replaceRecoveryCodes(
  owner: OwnerId,
  db: Database,
  { hashes, salt, now }: { hashes: readonly Uint8Array[]; salt: Uint8Array; now: number },
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.accountId, owner));
  await db.insert(recoveryCodes).values(hashes.map((hash) => ({ accountId: owner, hash, salt, createdAt: now })));
}

/** What the account's codes were hashed with; null when it has none. */
export async function recoverySalt(owner: OwnerId, db: Database): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ salt: recoveryCodes.salt })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.accountId, owner))
    .limit(1);
  return row?.salt ?? null;
}

/** False when there is no such code, or it was taken before. */
export async function takeRecoveryCode(owner: OwnerId, db: Database, hash: Uint8Array, now: number): Promise<boolean> {
  const rows = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.accountId, owner), eq(recoveryCodes.hash, hash), isNull(recoveryCodes.usedAt)))
    .returning({ usedAt: recoveryCodes.usedAt });
  return rows.length > 0;
}

export async function countRecoveryCodes(
  owner: OwnerId,
  db: Database,
): Promise<{ left: number; made: number; madeAt: number | null }> {
  const { rows } = await db.execute<{ left: number; made: number; madeAt: number | null }>(sql`
    SELECT count(*) FILTER (WHERE used_at IS NULL)::int AS "left", count(*)::int AS made,
      (extract(epoch FROM max(created_at)) * 1000)::float8 AS "madeAt"
    FROM recovery_codes WHERE account_id = ${owner}`);
  return rows[0] ?? { left: 0, made: 0, madeAt: null };
}

/** Whether more than one thing is asked for when somebody signs in. */
export async function asksSecondFactor(_scope: SystemScope, db: Database, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: totpSecrets.id })
    .from(totpSecrets)
    .where(and(eq(totpSecrets.accountId, accountId), confirmed));
  return rows.length > 0;
}

/**
 * Takes every passkey and the second factor from an account, and sign-ins that are under way: whoever made them may be
 * somebody else, to whom they mustn't be a way back, nor stand in its owner's way.
 */
export async function forgetFactors(_scope: SystemScope, db: Database, accountId: string): Promise<void> {
  for (const table of [passkeys, totpSecrets, recoveryCodes, pendingSignIns, failedProofs])
    await db.delete(table).where(eq(table.accountId, accountId));
}
