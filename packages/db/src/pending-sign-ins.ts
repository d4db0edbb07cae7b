import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { failedProofs, pendingSignIns } from "./schema/factors.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type PendingSignInRow = typeof pendingSignIns.$inferSelect;

export async function insertPendingSignIn(
  _scope: SystemScope,
  db: Database,
  row: Omit<PendingSignInRow, "failed">,
): Promise<void> {
  await db.insert(pendingSignIns).values(row);
}

/** By its token's hash, while it lasts; locked. */
export async function lockPendingSignIn(
  _scope: SystemScope,
  db: Database,
  tokenHash: Uint8Array,
  now: number,
): Promise<PendingSignInRow | null> {
  const [row] = await db
    .select()
    .from(pendingSignIns)
    .where(and(eq(pendingSignIns.tokenHash, tokenHash), gt(pendingSignIns.expiresAt, now)))
    .for("update");
  return row ?? null;
}

export async function deletePendingSignIn(_scope: SystemScope, db: Database, id: string): Promise<void> {
  await db.delete(pendingSignIns).where(eq(pendingSignIns.id, id));
}

export async function failPendingSignIn(_scope: SystemScope, db: Database, id: string): Promise<void> {
  await db
    .update(pendingSignIns)
    .set({ failed: sql`${pendingSignIns.failed} + 1` })
    .where(eq(pendingSignIns.id, id));
}

export interface FailedProofs {
  failed: number;
  triedAt: number;
  blockedUntil: number | null;
}

/** How often somebody was wrong; locked, so that tries come one after the other. */
export async function lockFailedProofs(owner: OwnerId, db: Database, kind: string, now: number): Promise<FailedProofs> {
  const { failed, triedAt, blockedUntil } = failedProofs;
  const [row] = await db
    .insert(failedProofs)
    .values({ accountId: owner, kind, triedAt: now })
    .onConflictDoUpdate({ target: [failedProofs.accountId, failedProofs.kind], set: { kind } })
    .returning({ failed, triedAt, blockedUntil });
  return row ?? { failed: 0, triedAt: now, blockedUntil: null };
}

export async function writeFailedProofs(owner: OwnerId, db: Database, kind: string, row: FailedProofs): Promise<void> {
  await db
    .update(failedProofs)
    .set(row)
    .where(and(eq(failedProofs.accountId, owner), eq(failedProofs.kind, kind)));
}
