import { eq } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { sessions } from "./schema/accounts.ts";
import type { SystemScope } from "./scopes.ts";
import { hex } from "./sql-values.ts";

/** So long a token that was spent is answered what it was answered before: the answer may have been lost, ms. */
const ANSWERED_AGAIN = 30_000;

export interface SpentToken {
  familyHash: Uint8Array;
  tokenHash: Uint8Array;
  /** What may follow on it; the first does. */
  successors: readonly Uint8Array[];
}

export type FamilyOutcome =
  | { kind: "renewed"; session: string; accountId: string; provedAt: number; successor: number }
  /** A spent token came back: the family was ended by it, or before. */
  | { kind: "reused"; session: string; accountId: string; now: boolean }
  | { kind: "unknown" };

/**
 * Spends a refresh token. One that was spent before shows that two have it: nobody can tell which of them is the thief,
 * so the family ends, and its row stays to say why. In a transaction: two at once take turns.
 */
export async function spendRefreshToken(
  _scope: SystemScope,
  db: Database,
  { familyHash, tokenHash, successors }: SpentToken,
  { now, expiresAt }: { now: number; expiresAt: number },
): Promise<FamilyOutcome> {
  const [row] = await db.select().from(sessions).where(eq(sessions.familyHash, familyHash)).for("update");
  if (!row) return { kind: "unknown" };
  const { id: session, accountId } = row;
  if (row.endedAt !== null) return { kind: "reused", session, accountId, now: false };
  if (row.expiresAt <= now) return { kind: "unknown" };
  const provedAt = row.provedAt ?? row.createdAt;
  const isIt = (kept: Uint8Array | null, hash: Uint8Array) => kept !== null && hex(kept) === hex(hash);
  const [next] = successors;
  if (next && isIt(row.tokenHash, tokenHash)) {
    const renewal = { tokenHash: next, formerHash: tokenHash, renewedAt: now, lastUsedAt: now, expiresAt };
    await db.update(sessions).set(renewal).where(eq(sessions.id, session));
    return { kind: "renewed", session, accountId, provedAt, successor: 0 };
  }
  const again = successors.findIndex((one) => isIt(row.tokenHash, one));
  if (again >= 0 && isIt(row.formerHash, tokenHash) && (row.renewedAt ?? 0) > now - ANSWERED_AGAIN)
    return { kind: "renewed", session, accountId, provedAt, successor: again };
  await db
    .update(sessions)
    .set({ expiresAt: now, endedAt: now, endedWhy: "token_reused" })
    .where(eq(sessions.id, session));
  return { kind: "reused", session, accountId, now: true };
}
