import { type Actor, changeRefusal } from "@daybook/core/bookings/change";
import { type BookingRow, type BookingScope, findBooking } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { findReplay, type IdempotencyKey, type KeyScope, takeKeyAndLockHosts } from "@daybook/db/idempotency";
import type { BookingAnswer, ChangeOutcome } from "./outcome.ts";

/** A change of a booking that exists. */
export interface BookingChange {
  scope: BookingScope;
  hostId: string;
  bookingId: string;
  actor: Actor;
  /** The client's, or one made for this call when it sent none. */
  key: IdempotencyKey;
}

/** What an earlier call with the key came to; only asked when there was one. */
export async function replayOf(scope: KeyScope, db: Database, key: IdempotencyKey): Promise<ChangeOutcome> {
  const replay = await findReplay(scope, db, key);
  if (!replay) return { kind: "gone" };
  if (replay.kind === "reused") return { kind: "key_reused" };
  return { kind: "done", answer: replay.answer as BookingAnswer, change: null, effects: [] };
}

/** Takes the key, locks the host and reads the booking; or how the change ended before it began. */
export async function openChange(
  db: Database,
  change: BookingChange,
  now: number,
): Promise<{ row: BookingRow } | { ended: ChangeOutcome }> {
  const { scope, key } = change;
  const locked = await takeKeyAndLockHosts(scope, db, key, [change.hostId], now);
  if (!locked) return { ended: await replayOf(scope, db, key) };
  const row = await findBooking(scope, db, change.bookingId);
  if (!row) return { ended: { kind: "gone" } };
  const reason = changeRefusal({ ...row, changeNotice: row.settings.changeNotice }, change.actor, now);
  return reason ? { ended: { kind: "not_allowed", reason } } : { row };
}
