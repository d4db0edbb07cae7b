import { cancelAppointment } from "@daybook/db/booking-writes";
import type { Database } from "@daybook/db/connection";
import { Rollback } from "@daybook/db/transaction";
import { SAFETY_NET } from "../effects/wake.ts";
import type { Services } from "../services.ts";
import { bookingEffects } from "./booking-effects.ts";
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
  const effects = bookingEffects(services, {
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
  const armed = services.armClock(services.now() + SAFETY_NET);
  const { hostId, appointmentId } = row;
  const written = cancelAppointment(command.scope, db, {
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
  const [version] = await Promise.all([written, armed]);
  return {
    kind: "done",
    answer,
    change: { hostId, version, removed: [appointmentId], added: [] },
    effects: effects.map((effect) => effect.id),
  };
}
