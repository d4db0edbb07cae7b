import { chosenHosts } from "@daybook/core/availability/host-roles";
import type { HostGroup } from "@daybook/core/availability/offer";
import { type Answer, answerProblems, answersAsText } from "@daybook/core/bookings/answers";
import { alternatives, decideClaim } from "@daybook/core/bookings/claim";
import { type GivenGuest, guestProblems, MOST_GUESTS, mostGuests } from "@daybook/core/bookings/guests";
import { appointmentSettings } from "@daybook/core/bookings/settings";
import { insertBooking } from "@daybook/db/booking-writes";
import { type Database, withConnection } from "@daybook/db/connection";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import {
  loadOfferInputs,
  type OfferInputs,
  type OfferRow,
  offerInputsQuery,
  toOfferInputs,
} from "@daybook/db/offer-inputs";
import type { EventTypePage } from "@daybook/db/scopes";
import { Rollback } from "@daybook/db/transaction";
import type { Caller } from "../audit/caller.ts";
import { deliveryIds } from "../events/new-event.ts";
import { changeHost, type Locked } from "../offers/change-host.ts";
import type { HoldsByHost } from "../offers/hold-block.ts";
import { preparedGroups, REACH, rankHosts } from "../offers/prepared-inputs.ts";
import type { Services } from "../runtime/services.ts";
import { auditBooking, auditedBooking } from "./audit-booking.ts";
import { along, bookingEvents, raised, telling } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { newGuests } from "./guests-along.ts";
import { replayOf } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome, Interval } from "./outcome.ts";
import { placed, refused, unlessTaken, withAlternatives } from "./place-appointment.ts";

/** One invitee's claim of a time. Instants are epoch milliseconds, durations minutes. */
export interface ClaimCommand {
  page: EventTypePage;
  /** Whom the claim may book: those whose desks said yes. Everybody on the page when absent. */
  hostIds?: readonly string[] | undefined;
  start: number;
  duration?: number | undefined;
  timezone: string;
  /** BCP 47, and whether their clock has twelve hours: what the invitee reads. Absent in what a Worker of before sends. */
  locale?: string | undefined;
  hour12?: boolean | undefined;
  invitee: { name: string; email: string };
  answers: Record<string, Answer>;
  /** Who comes along. Absent in what a Worker of before sends. */
  guests?: readonly GivenGuest[] | undefined;
  key: IdempotencyKey;
  origin: string;
  /** The host who books for the invitee, and what they decided; absent where invitees book for themselves. */
  host?: { accountId: string; outsideOffer: boolean; tellsInvitee: boolean } | undefined;
  /** Who acts, for the audit log, where an account does. */
  by?: Caller | undefined;
  /** The visitor's own live hold, verified. */
  holdId?: string | undefined;
  /** The same, whether or not it lives at the lead desk: it may at another's. */
  ownHold?: string | undefined;
  /** Holds of the hosts that are live, one's own among them. */
  holds: HoldsByHost;
}

/**
 * Books a time, or says why not. Right with Postgres alone: locks the hosts, loads, lets `core` decide, writes all in
 * one transaction. Throws `DatabaseUnavailable`.
 */
export async function commitClaim(services: Services, command: ClaimCommand): Promise<ChangeOutcome> {
  const outcome = await commitOnce(() => attempt(services, command));
  return withAlternatives(outcome, () => nearestFree(services, command));
}

function attempt(services: Services, command: ClaimCommand): Promise<ChangeOutcome> {
  const { page, key, start, hostIds: hosts = page.hostIds } = command;
  return changeHost<ChangeOutcome>(services, {
    scope: page,
    key,
    hosts,
    reads: [offerInputsQuery(page, page.eventTypeId, start - REACH, start + REACH)],
    otherwise: async (db) => new Rollback(await replayOf(page, db, key)),
    work: async (db, locked) => {
      const inputs = toOfferInputs((locked.rows[0] ?? []) as OfferRow[]);
      if (!inputs || inputs.settings.deleted) return new Rollback<ChangeOutcome>({ kind: "gone" });
      const problems = answerProblems(inputs.settings.questions, command.answers);
      if (problems.length > 0) return new Rollback<ChangeOutcome>({ kind: "bad_answers", problems });
      const groups = lockedGroups(inputs, locked, command);
      const most = command.host ? MOST_GUESTS : mostGuests(inputs.settings);
      const badGuests = guestProblems(command.guests ?? [], { most, invitee: command.invitee.email });
      if (badGuests.length > 0) return new Rollback<ChangeOutcome>({ kind: "bad_guests", problems: badGuests });
      // The page has other hosts than when it was looked up: it is looked up anew.
      if (!groups) return new Rollback<ChangeOutcome>({ kind: "gone" });
      const decision = decideClaim(inputs.settings, groups, claimRequest(inputs, command), locked.now);
      if (!decision.ok) return new Rollback(refused(decision.reason, decision.hostId));
      return unlessTaken(() =>
        book(services, db, command, inputs, decision, chosenHosts(groups, decision.groups), locked),
      );
    },
  });
}

/** The groups of those whose rows are locked; null when somebody who has to be booked isn't. */
function lockedGroups(
  inputs: OfferInputs,
  { hosts }: Pick<Locked, "hosts">,
  { holds }: { holds: HoldsByHost },
): HostGroup[] | null {
  const locked = new Set(hosts.map((host) => host.id));
  const isOpen = (role: string) => inputs.hosts.filter((host) => host.role === role && locked.has(host.hostId));
  const isComplete = inputs.hosts.every((host) => host.role !== "fixed" || locked.has(host.hostId));
  const needsOne = inputs.hosts.some((host) => host.role === "rotating");
  if (!isComplete || (needsOne && isOpen("rotating").length === 0)) return null;
  return preparedGroups({ ...inputs, hosts: inputs.hosts.filter((host) => locked.has(host.hostId)) }, holds);
}

/** The question that a claim asks of `core`. */
export const claimRequest = (inputs: OfferInputs, { start, duration, holdId, host }: ClaimCommand) => ({
  start,
  duration: duration ?? inputs.settings.durations[0] ?? 0,
  rank: rankHosts(inputs),
  ...(holdId ? { except: { holdId } } : {}),
  ...(host?.outsideOffer ? { overrules: true } : {}),
});

async function book(
  services: Services,
  db: Database,
  command: ClaimCommand,
  inputs: OfferInputs,
  { start, end, overruled }: Interval & { overruled: boolean },
  hostIds: string[],
  { hosts, now }: Locked,
): Promise<ChangeOutcome> {
  const { page, key } = command;
  const [appointmentId, bookingId] = [services.newId(), services.newId()];
  const settings = appointmentSettings(inputs.settings);
  const guests = await newGuests(services, db, page, hostIds, command.guests ?? []);
  const answer: BookingAnswer = {
    id: bookingId,
    state: "confirmed",
    start,
    end,
    tokenEpoch: 0,
    location: settings.location,
    hostIds,
    guests,
  };
  const { host } = command;
  const after = {
    ...{ state: answer.state, start, end, sequence: 0, hostIds, reason: "", versions: raised(hosts, hostIds) },
    ...telling(host?.tellsInvitee),
    ...along(guests),
  };
  const actor = host ? ("host" as const) : ("invitee" as const);
  const by = { actor, at: now, origin: command.origin };
  const events = bookingEvents(services, { bookingId, before: null, after, reminders: settings.reminders, ...by });
  const versions = await insertBooking(page, db, {
    appointmentId,
    bookingId,
    historyId: services.newId(),
    actor,
    actorId: host?.accountId ?? null,
    tellsInvitee: host?.tellsInvitee,
    outsideOffer: overruled,
    start,
    end,
    hostIds,
    calendarUid: `${appointmentId}@daybook`,
    settings,
    invitee: {
      ...command.invitee,
      timezone: command.timezone,
      locale: command.locale ?? "en",
      hour12: command.hour12 ?? false,
    },
    answers: answersAsText(inputs.settings.questions, command.answers),
    guests,
    holdId: command.holdId ?? null,
    events,
    key,
    answer,
    now,
  });
  auditBooking(services, db, {
    ...{ act: "booking.created", bookingId, hostIds, by: command.by, actor, accountId: host?.accountId ?? null },
    after: auditedBooking(after),
  });
  const { bufferBefore, bufferAfter } = settings;
  const { eventTypeId } = page;
  const added = {
    id: appointmentId,
    start,
    end,
    bufferBefore,
    bufferAfter,
    eventTypeId,
    place: settings.location.value,
  };
  return { kind: "done", answer, change: placed(versions, [], [added]), effects: deliveryIds(events) };
}

/** The nearest times a refused claimant could have instead, of any host of the page. */
async function nearestFree(services: Services, command: ClaimCommand): Promise<Interval[]> {
  const { page, start } = command;
  const span = 7 * 86_400_000 + REACH;
  const inputs = await withConnection(services.connect, (db) =>
    loadOfferInputs(page, db, page.eventTypeId, start - span, start + span),
  );
  if (!inputs) return [];
  const groups = preparedGroups(inputs, command.holds);
  return alternatives(inputs.settings, groups, claimRequest(inputs, command), services.now());
}
