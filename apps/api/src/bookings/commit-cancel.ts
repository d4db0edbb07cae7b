import { cancelAppointment } from "@daybook/db/booking-writes";
import type { Database } from "@daybook/db/connection";
import { Rollback } from "@daybook/db/transaction";
import { deliveryIds } from "../effects/new-event.ts";
import type { Services } from "../services.ts";
import { bookingEvents, snapshotOf } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { type BookingChange, openChange } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome } from "./outcome.ts";

export interface CancelCommand extends BookingChange {
  reason: string;
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
  const opened = await openChange(db, command, now);
  if ("ended" in opened) return new Rollback(opened.ended);
  const { row } = opened;

  const from = { start: row.start, end: row.end };
  const answer: BookingAnswer = {
    id: row.id,
    state: "cancelled",
    ...from,
    tokenEpoch: row.tokenEpoch,
    location: row.settings.location,
  };
  const before = snapshotOf(row);
  const after = { ...before, state: answer.state, sequence: row.sequence + 1, reason: command.reason };
  const by = { actor: command.actor, at: now, origin: command.origin };
  const events = bookingEvents(services, { bookingId: row.id, before, after, ...by });
  const { hostId, appointmentId } = row;
  const version = await cancelAppointment(command.scope, db, {
    bookingId: row.id,
    historyId: services.newId(),
    from,
    actor: command.actor,
    reason: command.reason,
    events,
    key: command.key,
    answer,
    now,
  });
  return {
    kind: "done",
    answer,
    change: { hostId, version, removed: [appointmentId], added: [] },
    effects: deliveryIds(events),
  };
}
