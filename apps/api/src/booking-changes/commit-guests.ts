import { type Guest, guestProblems, MOST_GUESTS, mostGuests } from "@daybook/core/bookings/guests";
import { changeGuests } from "@daybook/db/booking-writes";
import type { BookingRow } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { keepAnswer } from "@daybook/db/idempotency";
import { Rollback } from "@daybook/db/transaction";
import { deliveryIds } from "../events/new-event.ts";
import type { Locked } from "../offers/change-host.ts";
import type { Services } from "../runtime/services.ts";
import { auditBooking, auditedBooking } from "./audit-booking.ts";
import { along, bookingEvents, raised, snapshotOf } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { guestsOf, newGuests } from "./guests-along.ts";
import { actorId, type BookingChange, changeBooking } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome } from "./outcome.ts";

/** Adds guests to a booking, or takes one off. */
export interface GuestsCommand extends BookingChange {
  origin: string;
  add?: readonly { email: string; name?: string | undefined }[];
  /** A guest's id. */
  remove?: string;
}

/**
 * Changes who comes along; those alone whom it is about are told. Its time stays, so no desk has to decide: its hosts' rows are
 * locked, and their desks hear of it by the push of its event. Throws `DatabaseUnavailable`.
 */
export const commitGuests = (services: Services, command: GuestsCommand): Promise<ChangeOutcome> =>
  commitOnce(() =>
    changeBooking(services, { ...command, keepsTime: true }, [], (db, row, locked) =>
      decide(services, db, command, row, locked),
    ),
  );

async function decide(
  services: Services,
  db: Database,
  command: GuestsCommand,
  row: BookingRow,
  locked: Locked,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  const { add = [], remove, scope, actor } = command;
  if (remove !== undefined && !row.guests.some(({ id }) => id === remove))
    return new Rollback<ChangeOutcome>({ kind: "gone" });
  const standing = guestsOf(row);
  const most = actor === "host" ? MOST_GUESTS : mostGuests(row.settings);
  const problems = guestProblems(add, { most, invitee: row.inviteeEmail, standing });
  if (problems.length > 0) return new Rollback<ChangeOutcome>({ kind: "bad_guests", problems });
  const added = await newGuests(services, db, scope, row.hostIds, add, row.guests);
  const removed = standing.filter(({ id }) => id === remove);
  const guests = [...standing.filter(({ id }) => id !== remove), ...added];
  const answer = answerOf(row, guests);
  if (added.length + removed.length === 0) {
    await keepAnswer(scope, db, command.key, answer);
    return { kind: "done", answer, change: null, effects: [] };
  }
  const { origin } = command;
  const { guestIds: _, ...before } = snapshotOf(row);
  const after = {
    ...before,
    sequence: row.sequence + 1,
    versions: raised(locked.hosts, row.hostIds),
    ...along(guests),
  };
  // Its time is what it was, and what waits for it goes on waiting.
  const reminders = undefined;
  const change = { bookingId: row.id, before: snapshotOf(row), after, reminders, actor, at: locked.now, origin };
  const events = bookingEvents(services, change);
  await changeGuests(scope, db, {
    bookingId: row.id,
    historyId: services.newId(),
    actor,
    actorId: actorId(command),
    added,
    removed: removed.map(({ id }) => id),
    events,
    key: command.key,
    answer,
    now: locked.now,
  });
  const { by } = command;
  auditBooking(services, db, {
    ...{
      act: "booking.guests_changed",
      bookingId: row.id,
      hostIds: row.hostIds,
      by,
      actor,
      accountId: actorId(command),
    },
    ...{ before: auditedBooking(change.before), after: auditedBooking(after) },
  });
  return { kind: "done", answer, change: null, effects: deliveryIds(events) };
}

const answerOf = (
  { id, state, start, end, tokenEpoch, settings, hostIds }: BookingRow,
  guests: Guest[],
): BookingAnswer => ({
  ...{ id, state, start, end, tokenEpoch, hostIds, guests },
  location: settings.location,
});
