import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { LockedHost } from "./hosts.ts";
import { idempotencyKeys } from "./schema/effects.ts";
import { type CapabilityScope, type OwnerId, type PageScope, type SystemScope, unknownScope } from "./scopes.ts";
import { instantOf, uuids } from "./sql-values.ts";

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

const pageTarget = (page: PageScope): string => (page.kind === "event_type" ? page.eventTypeId : page.signUpEventId);

function nameOf(scope: KeyScope): string | null {
  if (typeof scope === "string") return scope;
  if ("kind" in scope) return pageTarget(scope);
  if ("purpose" in scope) return scope.id;
  return "system" in scope ? null : unknownScope(scope);
}

/** Throws when a key is somebody else's: nobody must be handed another's answer. */
function requireOwn(scope: KeyScope, key: IdempotencyKey): void {
  const name = nameOf(scope);
  if (name !== null && !key.scope.split(":").includes(name))
    throw new Error(`An idempotency key of ${key.scope} was used for ${name}`);
}

/** The hosts whose times a scope may change: an owner's also of whoever shares an appointment, to move or cancel it. */
function hostsWithin(scope: KeyScope): SQL {
  if (typeof scope === "string")
    return sql`(account_id = ${scope}
      OR id IN (SELECT m.host_id FROM event_type_hosts m JOIN event_types e ON e.id = m.event_type_id WHERE e.account_id = ${scope})
      OR EXISTS (SELECT 1 FROM appointment_hosts o JOIN appointment_hosts own ON own.appointment_id = o.appointment_id JOIN hosts mine ON mine.id = own.host_id
        WHERE o.host_id = hosts.id AND mine.account_id = ${scope}))`;
  if ("kind" in scope) return scope.kind === "event_type" ? sql`id = ANY(${uuids(scope.hostIds)})` : sql`false`;
  if ("purpose" in scope)
    return sql`id IN (SELECT o.host_id FROM appointment_hosts o JOIN bookings b ON b.appointment_id = o.appointment_id WHERE b.id = ${scope.id})`;
  return "system" in scope ? sql`true` : unknownScope(scope);
}

/** Whether it is the host that the account is. */
const isOwn = (scope: KeyScope): SQL => (typeof scope === "string" ? sql`account_id = ${scope}` : sql`false`);

/**
 * The first statement of every change of a host's time: takes the key, waiting for a twin in flight, and locks the hosts
 * in id order, so that two changes never wait for each other. Read it with `lockedHosts`.
 */
export function takeKeyAndLockHosts(
  scope: KeyScope,
  key: IdempotencyKey | null,
  hosts: readonly string[] | "own",
  now: number,
): SQL {
  if (key) requireOwn(scope, key);
  const taken = key
    ? sql`WITH mine AS (
      INSERT INTO idempotency_keys (scope, key, body_hash, created_at)
      VALUES (${key.scope}, ${key.key}, ${key.bodyHash}, ${instantOf(now)})
      ON CONFLICT DO NOTHING RETURNING 1
    )`
    : sql``;
  const isMine = key ? sql`AND EXISTS (SELECT 1 FROM mine)` : sql``;
  return sql`${taken}
    SELECT id, version FROM hosts WHERE ${hosts === "own" ? isOwn(scope) : sql`id = ANY(${uuids(hosts)})`} AND ${hostsWithin(scope)} ${isMine}
    ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * What `takeKeyAndLockHosts` locked. Null when an earlier call committed the key (look it up with `findReplay`), or when
 * the scope may change none of the hosts.
 */
export function lockedHosts(rows: readonly Record<string, unknown>[] | undefined): LockedHost[] | null {
  if (!rows || rows.length === 0) return null;
  return rows.map(({ id, version }) => ({ id: String(id), version: Number(version) }));
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
