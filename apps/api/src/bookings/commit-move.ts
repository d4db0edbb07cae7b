import type { Actor } from "@daybook/core/bookings/change";
import { alternatives, decideClaim } from "@daybook/core/bookings/claim";
import type { EventTypeSettings } from "@daybook/core/bookings/settings";
import { moveAppointment } from "@daybook/db/booking-writes";
import { type BookingRow, findBooking } from "@daybook/db/bookings";
import { type Database, withConnection } from "@daybook/db/connection";
import { sqlState } from "@daybook/db/failures";
import { keepAnswer } from "@daybook/db/idempotency";
import { loadOfferInputs, type OfferInputs } from "@daybook/db/offer-inputs";
import { Rollback } from "@daybook/db/transaction";
import { deliveryIds } from "../effects/new-event.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { prepareInputs, REACH } from "../offers/prepared-inputs.ts";
import type { Services } from "../services.ts";
import { bookingEvents, snapshotOf } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { type BookingChange, openChange } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome, Interval } from "./outcome.ts";

/** Moves one booking to another time. Instants are epoch milliseconds, durations minutes. */
export interface MoveCommand extends BookingChange {
  start: number;
  duration?: number | undefined;
  origin: string;
  holdId?: string | undefined;
  holds: HoldBlock[];
}

/** What a booking may move by: today's event type, but its own buffers, and its own length besides the offered ones. */
export function moveSettings(inputs: OfferInputs, row: BookingRow, actor: Actor): EventTypeSettings {
  const length = (row.end - row.start) / 60_000;
  const { bufferBefore, bufferAfter } = row.settings;
  return {
    ...inputs.settings,
    bufferBefore,
    bufferAfter,
    durations: [...new Set([length, ...inputs.settings.durations])],
    paused: actor === "invitee" && (inputs.settings.paused || inputs.settings.deleted),
  };
}

/** Moves a booking, or says why not. Ids, calendar UID and manage link stay. Throws `DatabaseUnavailable`. */
export async function commitMove(services: Services, command: MoveCommand): Promise<ChangeOutcome> {
  const outcome = await commitOnce(services, (db) => attempt(services, db, command));
  if (outcome.kind !== "refused") return outcome;
  return { ...outcome, alternatives: await nearestFree(services, command).catch(() => []) };
}

async function attempt(
  services: Services,
  db: Database,
  command: MoveCommand,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  const now = services.now();
  const opened = await openChange(db, command, now);
  if ("ended" in opened) return new Rollback(opened.ended);
  const { row } = opened;

  const inputs = await loadOfferInputs(
    command.scope,
    db,
    row.eventTypeId,
    command.start - REACH,
    command.start + REACH,
  );
  if (!inputs) return new Rollback<ChangeOutcome>({ kind: "gone" });
  const { settings, request } = question(inputs, row, command);
  const decision = decideClaim(settings, prepareInputs(inputs, command.holds), request, now);
  if (!decision.ok) return new Rollback<ChangeOutcome>({ kind: "refused", reason: decision.reason, alternatives: [] });
  return move(services, db, command, row, decision, now);
}

function question(inputs: OfferInputs, row: BookingRow, command: MoveCommand) {
  const duration = command.duration ?? (row.end - row.start) / 60_000;
  const except = { appointmentId: row.appointmentId, ...(command.holdId ? { holdId: command.holdId } : {}) };
  return { settings: moveSettings(inputs, row, command.actor), request: { start: command.start, duration, except } };
}

async function move(
  services: Services,
  db: Database,
  command: MoveCommand,
  row: BookingRow,
  to: Interval,
  now: number,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  const answer: BookingAnswer = {
    id: row.id,
    state: row.state,
    start: to.start,
    end: to.end,
    tokenEpoch: row.tokenEpoch,
    location: row.settings.location,
  };
  // Moving to where it stands already moves nothing and tells nobody; its key is used up all the same.
  if (row.start === to.start && row.end === to.end) {
    await keepAnswer(command.scope, db, command.key, answer);
    return { kind: "done", answer, change: null, effects: [] };
  }
  const before = snapshotOf(row);
  const after = { ...before, start: to.start, end: to.end, sequence: row.sequence + 1, reason: "" };
  const by = { actor: command.actor, at: now, origin: command.origin };
  const events = bookingEvents(services, { bookingId: row.id, before, after, ...by });
  try {
    const version = await moveAppointment(command.scope, db, {
      bookingId: row.id,
      historyId: services.newId(),
      from: { start: row.start, end: row.end },
      to: { start: to.start, end: to.end },
      actor: command.actor,
      events,
      key: command.key,
      answer,
      now,
    });
    const { title, bufferBefore, bufferAfter } = row.settings;
    const change = {
      hostId: row.hostId,
      version,
      removed: [row.appointmentId],
      added: [{ id: row.appointmentId, start: to.start, end: to.end, bufferBefore, bufferAfter, title }],
    };
    return { kind: "done", answer, change, effects: deliveryIds(events) };
  } catch (error) {
    if (sqlState(error) === "23P01")
      return new Rollback<ChangeOutcome>({ kind: "refused", reason: "booked", alternatives: [] });
    throw error;
  }
}

async function nearestFree(services: Services, command: MoveCommand): Promise<Interval[]> {
  return withConnection(services.connect, async (db) => {
    const { scope, start } = command;
    const row = await findBooking(scope, db, command.bookingId);
    const span = 7 * 86_400_000 + REACH;
    const inputs = row && (await loadOfferInputs(scope, db, row.eventTypeId, start - span, start + span));
    if (!row || !inputs) return [];
    const { settings, request } = question(inputs, row, command);
    return alternatives(settings, prepareInputs(inputs, command.holds), request, services.now());
  });
}
