import { type Actor, changeRefusal } from "@daybook/core/bookings/change";
import { cancelAppointment } from "@daybook/db/booking-writes";
import { type BookingScope, findBooking } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { findReplay, type IdempotencyKey, takeKeyAndLockHosts } from "@daybook/db/idempotency";
import { Rollback } from "@daybook/db/transaction";
import type { Services } from "../services.ts";
import { bookingEffects, SAFETY_NET } from "./booking-effects.ts";
import { commitOnce } from "./commit-once.ts";
import type { BookingAnswer, ChangeOutcome } from "./outcome.ts";

export interface CancelCommand {
  scope: BookingScope;
  hostId: string;
  bookingId: string;
  actor: Actor;
  reason: string;
  /** The client's, or one made for this call when it sent none. */
  key: IdempotencyKey;
  origin: string;
}

/** Cancels a booking: its time is free again and both people are told. Throws `DatabaseUnavailable`. */
export async function commitCancel(services: Services, command: CancelCommand): Promise<ChangeOutcome> {
  return commitOnce(services, (db) => attempt(services, db, command));
}

async function attempt(
  services: Services,
  db: Database,
  command: CancelCommand,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  const now = services.now();
  const locked = await takeKeyAndLockHosts(db, command.key, [command.hostId], now);
  if (!locked) {
    const replay = await findReplay(db, command.key);
    if (replay?.kind === "answer")
      return new Rollback<ChangeOutcome>({
        kind: "done",
        answer: replay.answer as BookingAnswer,
        change: null,
        effects: [],
      });
    return new Rollback<ChangeOutcome>({ kind: replay ? "key_reused" : "gone" });
  }
  const row = await findBooking(command.scope, db, command.bookingId);
  if (!row) return new Rollback<ChangeOutcome>({ kind: "gone" });
  const no = changeRefusal({ ...row, changeNotice: row.settings.changeNotice }, command.actor, now);
  if (no) return new Rollback<ChangeOutcome>({ kind: "not_allowed", reason: no });

  const from = { start: row.start, end: row.end };
  const answer: BookingAnswer = { id: row.id, state: "cancelled", ...from, tokenEpoch: row.tokenEpoch };
  const effects = bookingEffects(services, {
    accountId: row.accountId,
    hostId: row.hostId,
    bookingId: row.id,
    now,
    mail: {
      kind: "cancelled",
      ...from,
      previousStart: null,
      sequence: row.sequence + 1,
      by: command.actor,
      reason: command.reason,
      origin: command.origin,
    },
  });
  await services.armClock(now + SAFETY_NET);
  const { hostId, appointmentId } = row;
  const version = await cancelAppointment(db, {
    hostId,
    appointmentId,
    bookingId: row.id,
    historyId: services.newId(),
    from,
    actor: command.actor,
    reason: command.reason,
    effects,
    key: command.key,
    answer,
    now,
  });
  return {
    kind: "done",
    answer,
    change: { hostId, version, removed: [appointmentId], added: [] },
    effects: effects.map((effect) => effect.id),
  };
}
