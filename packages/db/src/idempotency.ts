import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { idempotencyKeys } from "./schema/effects.ts";
import type { CapabilityScope, OwnerId, PageScope, SystemScope } from "./scopes.ts";

/** Who may send a key: it is kept apart from everybody else's. */
export type KeyScope = OwnerId | PageScope | CapabilityScope<"manage"> | SystemScope;

/** One call's key: `scope` says for what and whose, in words that name the `KeyScope`; `bodyHash` what was asked. */
export interface IdempotencyKey {
  scope: string;
  key: string;
  bodyHash: string;
}

/** An earlier call with the key was committed: its answer, or that it asked for something else. */
export type Replay = { kind: "answer"; answer: unknown } | { kind: "reused" };

function nameOf(scope: KeyScope): string | null {
  if (typeof scope === "string") return scope;
  if ("eventTypeId" in scope) return scope.eventTypeId;
  return "purpose" in scope ? scope.id : null;
}

/** Throws when a key is somebody else's: nobody must be handed another's answer. */
function requireOwn(scope: KeyScope, key: IdempotencyKey): void {
  const name = nameOf(scope);
  if (name !== null && !key.scope.split(":").includes(name))
    throw new Error(`An idempotency key of ${key.scope} was used for ${name}`);
}

/** The hosts whose times a scope may change. */
function hostsWithin(scope: KeyScope): SQL {
  if (typeof scope === "string") return sql`account_id = ${scope}`;
  if ("eventTypeId" in scope) return sql`id = ${scope.hostId}`;
  if ("purpose" in scope)
    return sql`id IN (SELECT o.host_id FROM appointment_hosts o JOIN bookings b ON b.appointment_id = o.appointment_id WHERE b.id = ${scope.id})`;
  return sql`true`;
}

/**
 * The transaction's first statement: takes the key, waiting for a twin in flight, and locks the hosts in id order.
 * `null` when an earlier call committed the key: look it up with `findReplay`. Hosts that don't exist are missing.
 */
export async function takeKeyAndLockHosts(
  scope: KeyScope,
  db: Database,
  key: IdempotencyKey,
  hostIds: readonly string[],
  now: number,
): Promise<{ id: string; version: number }[] | null> {
  requireOwn(scope, key);
  const ids = sql.join(
    hostIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const { rows } = await db.execute<{ id: string | null; version: string | null }>(sql`
    WITH mine AS (
      INSERT INTO idempotency_keys (scope, key, body_hash, created_at)
      VALUES (${key.scope}, ${key.key}, ${key.bodyHash}, ${new Date(now).toISOString()}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT id, version FROM hosts WHERE id IN (${ids}) AND ${hostsWithin(scope)} AND EXISTS (SELECT 1 FROM mine)
    ORDER BY id FOR NO KEY UPDATE`);
  return rows.length === 0 ? null : rows.map((row) => ({ id: String(row.id), version: Number(row.version) }));
}

/** Takes the key alone. False: an earlier call committed it. */
export async function takeKey(scope: KeyScope, db: Database, key: IdempotencyKey, now: number): Promise<boolean> {
  requireOwn(scope, key);
  const rows = await db
    .insert(idempotencyKeys)
    .values({ ...key, createdAt: now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  return rows.length > 0;
}

export async function keepAnswer(scope: KeyScope, db: Database, key: IdempotencyKey, answer: unknown): Promise<void> {
  requireOwn(scope, key);
  await db
    .update(idempotencyKeys)
    .set({ answer })
    .where(and(eq(idempotencyKeys.scope, key.scope), eq(idempotencyKeys.key, key.key)));
}

/** What an earlier, committed call with this key answered; null when there was none. */
export async function findReplay(scope: KeyScope, db: Database, key: IdempotencyKey): Promise<Replay | null> {
  requireOwn(scope, key);
  const [row] = await db
    .select({ bodyHash: idempotencyKeys.bodyHash, answer: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, key.scope), eq(idempotencyKeys.key, key.key)));
  // An answer is kept in the transaction that took the key: a row without one is this transaction's own.
  if (!row || row.answer === null) return null;
  return row.bodyHash === key.bodyHash ? { kind: "answer", answer: row.answer } : { kind: "reused" };
}
