import { cancelBooking } from "@daybook/db/booking-writes";
import { deliveryIds } from "../events/new-event.ts";
import type { Services } from "../runtime/services.ts";
import { auditBooking, auditedBooking } from "./audit-booking.ts";
import { bookingEvents, raised, snapshotOf, telling } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { actorId, type BookingChange, changeBooking } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome } from "./outcome.ts";
import { placed } from "./place-appointment.ts";

export interface CancelCommand extends BookingChange {
  reason: string;
  origin: string;
}

/**
 * Cancels a booking, and everybody is told. The time is free again when nobody else holds a place in the appointment.
 * Throws `DatabaseUnavailable`.
 */
export async function commitCancel(services: Services, command: CancelCommand): Promise<ChangeOutcome> {
  return commitOnce(() =>
    changeBooking(services, command, [], async (db, row, { hosts, now }) => {
      const { hostIds, appointmentId } = row;
      const { actor, reason, origin } = command;
      const from = { start: row.start, end: row.end };
      const answer: BookingAnswer = {
        id: row.id,
        state: "cancelled",
        ...from,
        tokenEpoch: row.tokenEpoch,
        location: row.settings.location,
        hostIds,
      };
      const before = snapshotOf(row);
      const ended = { state: answer.state, sequence: row.sequence + 1, reason, versions: raised(hosts, hostIds) };
      const after = { ...before, ...ended, ...telling(command.tellsInvitee) };
      const { reminders } = row.settings;
      const events = bookingEvents(services, { bookingId: row.id, before, after, reminders, actor, at: now, origin });
      const versions = await cancelBooking(command.scope, db, {
        bookingId: row.id,
        historyId: services.newId(),
        from,
        actor,
        actorId: actorId(command),
        tellsInvitee: command.tellsInvitee,
        reason,
        events,
        key: command.key,
        answer,
        now,
      });
      auditBooking(services, db, {
        ...{ act: "booking.cancelled", bookingId: row.id, hostIds, by: command.by, actor, accountId: actorId(command) },
        ...{ before: auditedBooking(before), after: auditedBooking(after) },
      });
      const change = placed(versions, row.others > 0 ? [] : [appointmentId], []);
      return { kind: "done", answer, change, effects: deliveryIds(events) };
    }),
  );
}
