import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { type ProvedIdentity, providerFlows } from "./schema/identities.ts";
import type { SystemScope } from "./scopes.ts";

export type ProviderFlowRow = typeof providerFlows.$inferSelect;

export async function insertProviderFlow(
  _scope: SystemScope,
  db: Database,
  row: Pick<ProviderFlowRow, "tokenHash" | "provider" | "purpose" | "accountId" | "expiresAt">,
): Promise<void> {
  await db.insert(providerFlows).values(row);
}

/** Takes note that somebody came back, for the first and only time: null for everybody after them. */
export async function takeProviderFlow(
  _scope: SystemScope,
  db: Database,
  tokenHash: Uint8Array,
  provider: string,
  now: number,
): Promise<ProviderFlowRow | null> {
  const [row] = await db
    .update(providerFlows)
    .set({ returnedAt: now })
    .where(
      and(
        eq(providerFlows.tokenHash, tokenHash),
        eq(providerFlows.provider, provider),
        isNull(providerFlows.returnedAt),
        gt(providerFlows.expiresAt, now),
      ),
    )
    .returning();
  return row ?? null;
}

/** Keeps who came back until it is known what becomes of them: an account that is theirs, or a new one. */
export async function keepProved(
  _scope: SystemScope,
  db: Database,
  tokenHash: Uint8Array,
  proved: { identity: ProvedIdentity; accountId: string | null; expiresAt: number },
): Promise<void> {
  await db.update(providerFlows).set(proved).where(eq(providerFlows.tokenHash, tokenHash));
}

/** Who has come back and waits, taken away: nobody after has it. */
export async function takeProved(
  _scope: SystemScope,
  db: Database,
  tokenHash: Uint8Array,
  now: number,
): Promise<ProviderFlowRow | null> {
  const [row] = await db
    .delete(providerFlows)
    .where(
      and(eq(providerFlows.tokenHash, tokenHash), isNotNull(providerFlows.identity), gt(providerFlows.expiresAt, now)),
    )
    .returning();
  return row ?? null;
}

export async function endProviderFlow(_scope: SystemScope, db: Database, tokenHash: Uint8Array): Promise<void> {
  await db.delete(providerFlows).where(eq(providerFlows.tokenHash, tokenHash));
}
