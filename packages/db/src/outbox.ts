import { and, asc, eq, inArray, lt, lte, min, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { outbox } from "./schema/effects.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

/** An effect to be carried out after the change that wrote it has committed. Whose it is, the change says. */
export interface Effect {
  id: string;
  kind: string;
  dedupeKey: string;
  bookingId: string | null;
  payload: Record<string, unknown>;
  /** Epoch milliseconds. */
  dueAt: number;
  createdAt: number;
}

/** `attempts` counts the one it was leased for; `lastError` is the one before's. */
export type LeasedEffect = Effect & { attempts: number; lastError: string | null };

/** The part of a change's statement that leaves its effects in the outbox, as those of an account. */
export function effectRows(accountId: SQL, effects: readonly Effect[]): SQL {
  const rows = effects.map((effect) => ({
    ...effect,
    dueAt: new Date(effect.dueAt).toISOString(),
    createdAt: new Date(effect.createdAt).toISOString(),
  }));
  return sql`INSERT INTO outbox (id, kind, dedupe_key, account_id, booking_id, payload, due_at, created_at)
      SELECT id, kind, "dedupeKey", ${accountId}, "bookingId", payload, "dueAt", "createdAt" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS e (id uuid, kind text, "dedupeKey" text, "bookingId" uuid, payload jsonb, "dueAt" timestamptz, "createdAt" timestamptz)`;
}

/** Ids of effects that are due, oldest first. */
export async function dueEffects(_scope: SystemScope, db: Database, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.state, "waiting"), lte(outbox.dueAt, now)))
    .orderBy(asc(outbox.dueAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** When the next waiting effect is due, epoch ms; null when none waits. */
export async function nextDue(_scope: SystemScope, db: Database): Promise<number | null> {
  const [row] = await db
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(eq(outbox.state, "waiting"));
  return row?.at ?? null;
}

/**
 * Takes an effect for one attempt: its next try moves to `until`, so that a crash meanwhile loses nothing and nobody
 * else takes it. Null when it isn't due, or someone has it.
 */
export async function leaseEffect(
  _scope: SystemScope,
  db: Database,
  id: string,
  now: number,
  until: number,
): Promise<LeasedEffect | null> {
  const [row] = await db
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, dueAt: until })
    .where(and(eq(outbox.id, id), eq(outbox.state, "waiting"), lte(outbox.dueAt, now)))
    .returning();
  return row ?? null;
}

export async function settleEffect(
  _scope: SystemScope,
  db: Database,
  id: string,
  end: { state: "done" | "failed"; error: string | null; at: number },
): Promise<void> {
  await db.update(outbox).set({ state: end.state, lastError: end.error, doneAt: end.at }).where(eq(outbox.id, id));
}

export async function postponeEffect(
  _scope: SystemScope,
  db: Database,
  id: string,
  dueAt: number,
  error: string,
): Promise<void> {
  await db
    .update(outbox)
    .set({ dueAt, lastError: error })
    .where(and(eq(outbox.id, id), eq(outbox.state, "waiting")));
}

/** Whether a later mail about the same booking to the same person was sent before `at`, epoch ms. */
export async function isOvertaken(
  _scope: SystemScope,
  db: Database,
  mail: { bookingId: string; audience: string; sequence: number; at: number },
): Promise<boolean> {
  const later = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.bookingId, mail.bookingId),
        eq(outbox.kind, "mail"),
        eq(outbox.state, "done"),
        lt(outbox.doneAt, mail.at),
        sql`${outbox.payload}->>'audience' = ${mail.audience}`,
        sql`(${outbox.payload}->>'sequence')::int > ${mail.sequence}`,
      ),
    )
    .limit(1);
  return later.length > 0;
}

/** The deliveries of a booking, for its owner. */
export async function effectsOfBooking(owner: OwnerId, db: Database, bookingId: string) {
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.bookingId, bookingId), eq(outbox.accountId, owner), inArray(outbox.kind, ["mail"])))
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
}
