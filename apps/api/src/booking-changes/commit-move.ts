import type { HostGroup } from "@daybook/core/availability/offer";
import type { Actor } from "@daybook/core/bookings/change";
import { alternatives, decideClaim } from "@daybook/core/bookings/claim";
import type { EventTypeSettings } from "@daybook/core/bookings/settings";
import { moveAppointment } from "@daybook/db/booking-writes";
import { type BookingRow, findBooking } from "@daybook/db/bookings";
import { type Database, withConnection } from "@daybook/db/connection";
import { keepAnswer } from "@daybook/db/idempotency";
import {
  loadOfferInputs,
  type OfferInputs,
  type OfferRow,
  offerInputsQuery,
  toOfferInputs,
} from "@daybook/db/offer-inputs";
import { Rollback } from "@daybook/db/transaction";
import { sql } from "drizzle-orm";
import { deliveryIds } from "../events/new-event.ts";
import type { Locked } from "../offers/change-host.ts";
import type { HoldsByHost } from "../offers/hold-block.ts";
import { preparedGroups, REACH } from "../offers/prepared-inputs.ts";
import type { Services } from "../runtime/services.ts";
import { auditBooking, auditedBooking } from "./audit-booking.ts";
import { bookingEvents, raised, snapshotOf, telling } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { guestsOf } from "./guests-along.ts";
import { actorId, type BookingChange, changeBooking } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome, Interval } from "./outcome.ts";
import { placed, refused, unlessTaken, withAlternatives } from "./place-appointment.ts";

/** Moves one booking to another time. Instants are epoch milliseconds, durations minutes. */
export interface MoveCommand extends BookingChange {
  start: number;
  duration?: number | undefined;
  origin: string;
  /** Also to a time that isn't offered; a host's alone. */
  outsideOffer?: boolean | undefined;
  holdId?: string | undefined;
  /** The same, whether or not it lives at the lead desk: it may at another's. */
  ownHold?: string | undefined;
  holds: HoldsByHost;
  /** What the desks of its hosts keep for it meanwhile, besides the start; epoch ms, minutes. */
  kept?: { end: number; bufferBefore: number; bufferAfter: number } | undefined;
}

/** What a move asks desks to keep: the booking's own length, or the one asked for, and its own buffers. */
export function keptFor(
  row: BookingRow,
  to: { start: number; duration?: number | undefined; outsideOffer?: boolean | undefined },
): MoveCommand["kept"] {
  const { bufferBefore, bufferAfter } = to.outsideOffer ? { bufferBefore: 0, bufferAfter: 0 } : row.settings;
  const length = to.duration === undefined ? row.end - row.start : to.duration * 60_000;
  return { end: to.start + length, bufferBefore, bufferAfter };
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

/** Whom a move must suit: all whom the appointment occupies, by their hours of today. */
export function moveGroups(inputs: OfferInputs, row: BookingRow, holds: HoldsByHost): HostGroup[] {
  const hosts = inputs.hosts.filter((host) => row.hostIds.includes(host.hostId));
  return preparedGroups({ ...inputs, hosts: hosts.map((host) => ({ ...host, role: "fixed" })) }, holds);
}

/** Moves a booking, or says why not. Ids, calendar UID and manage link stay. Throws `DatabaseUnavailable`. */
export async function commitMove(services: Services, command: MoveCommand): Promise<ChangeOutcome> {
  const outcome = await commitOnce(() => attempt(services, command));
  return withAlternatives(outcome, () => nearestFree(services, command));
}

function attempt(services: Services, command: MoveCommand): Promise<ChangeOutcome> {
  const { scope, start, bookingId } = command;
  const eventType = sql`(SELECT a.event_type_id FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE b.id = ${bookingId})`;
  const reads = [offerInputsQuery(scope, eventType, start - REACH, start + REACH)];
  return changeBooking(services, command, reads, async (db, row, locked) => {
    const inputs = toOfferInputs((locked.rows[0] ?? []) as OfferRow[]);
    if (!inputs) return new Rollback<ChangeOutcome>({ kind: "gone" });
    const { settings, groups, request } = question(inputs, row, command);
    const decision = decideClaim(settings, groups, request, locked.now);
    if (!decision.ok) return new Rollback(refused(decision.reason, decision.hostId));
    return unlessTaken(() => move(services, db, command, row, decision, locked));
  });
}

function question(inputs: OfferInputs, row: BookingRow, command: MoveCommand) {
  const duration = command.duration ?? (row.end - row.start) / 60_000;
  const except = { appointmentId: row.appointmentId, ...(command.holdId ? { holdId: command.holdId } : {}) };
  return {
    settings: moveSettings(inputs, row, command.actor),
    groups: moveGroups(inputs, row, command.holds),
    request: { start: command.start, duration, except, ...(command.outsideOffer ? { overrules: true } : {}) },
  };
}

async function move(
  services: Services,
  db: Database,
  command: MoveCommand,
  row: BookingRow,
  { start, end, overruled }: Interval & { overruled: boolean },
  locked: Locked,
): Promise<ChangeOutcome> {
  const { now } = locked;
  const { hostIds, appointmentId } = row;
  const answer: BookingAnswer = {
    id: row.id,
    state: row.state,
    start,
    end,
    tokenEpoch: row.tokenEpoch,
    location: row.settings.location,
    hostIds,
    guests: guestsOf(row),
  };
  // Moving to where it stands already moves nothing and tells nobody; its key is used up all the same.
  if (row.start === start && row.end === end) {
    await keepAnswer(command.scope, db, command.key, answer);
    return { kind: "done", answer, change: null, effects: [] };
  }
  const { actor, origin } = command;
  const before = snapshotOf(row);
  const moved = {
    ...{ start, end, sequence: row.sequence + 1, reason: "", versions: raised(locked.hosts, hostIds) },
    ...telling(command.tellsInvitee),
  };
  const events = bookingEvents(services, {
    bookingId: row.id,
    before,
    after: { ...before, ...moved },
    reminders: row.settings.reminders,
    actor,
    at: now,
    origin,
  });
  const versions = await moveAppointment(command.scope, db, {
    bookingId: row.id,
    historyId: services.newId(),
    from: { start: row.start, end: row.end },
    to: { start, end },
    actor,
    actorId: actorId(command),
    tellsInvitee: command.tellsInvitee,
    outsideOffer: overruled,
    events,
    key: command.key,
    answer,
    now,
  });
  auditBooking(services, db, {
    ...{ act: "booking.rescheduled", bookingId: row.id, hostIds, by: command.by, actor, accountId: actorId(command) },
    ...{ before: auditedBooking(before), after: auditedBooking({ ...before, ...moved }) },
  });
  const { bufferBefore, bufferAfter, location } = row.settings;
  const { eventTypeId } = row;
  const added = { id: appointmentId, start, end, bufferBefore, bufferAfter, eventTypeId, place: location.value };
  const change = placed(versions, [appointmentId], [added]);
  return { kind: "done", answer, change, effects: deliveryIds(events) };
}

async function nearestFree(services: Services, command: MoveCommand): Promise<Interval[]> {
  return withConnection(services.connect, async (db) => {
    const { scope, start } = command;
    const row = await findBooking(scope, db, command.bookingId);
    const span = 7 * 86_400_000 + REACH;
    const inputs = row && (await loadOfferInputs(scope, db, row.eventTypeId, start - span, start + span));
    if (!row || !inputs) return [];
    const { settings, groups, request } = question(inputs, row, command);
    return alternatives(settings, groups, request, services.now());
  });
}
