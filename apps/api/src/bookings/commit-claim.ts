import { type Answer, answerProblems, answersAsText } from "@daybook/core/bookings/answers";
import { alternatives, type ClaimRefusal, decideClaim } from "@daybook/core/bookings/claim";
import { appointmentSettings } from "@daybook/core/bookings/settings";
import { insertBooking } from "@daybook/db/booking-writes";
import { type Database, withConnection } from "@daybook/db/connection";
import { sqlState } from "@daybook/db/failures";
import { type IdempotencyKey, takeKeyAndLockHosts } from "@daybook/db/idempotency";
import { loadOfferInputs, type OfferInputs } from "@daybook/db/offer-inputs";
import type { PageScope } from "@daybook/db/scopes";
import { Rollback } from "@daybook/db/transaction";
import { deliveryIds } from "../effects/new-event.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { prepareInputs, REACH } from "../offers/prepared-inputs.ts";
import type { Services } from "../services.ts";
import { bookingEvents } from "./booking-event.ts";
import { commitOnce } from "./commit-once.ts";
import { replayOf } from "./open-change.ts";
import type { BookingAnswer, ChangeOutcome, Interval } from "./outcome.ts";

/** One invitee's claim of a time. Instants are epoch milliseconds, durations minutes. */
export interface ClaimCommand {
  page: PageScope;
  start: number;
  duration?: number | undefined;
  timezone: string;
  invitee: { name: string; email: string };
  answers: Record<string, Answer>;
  key: IdempotencyKey;
  origin: string;
  /** The visitor's own live hold, verified. */
  holdId?: string | undefined;
  /** Holds of the host that are live, one's own among them. */
  holds: HoldBlock[];
}

/**
 * Books a time, or says why not. Right with Postgres alone: locks the host, loads, lets `core` decide, writes all in
 * one transaction. Throws `DatabaseUnavailable`.
 */
export async function commitClaim(services: Services, command: ClaimCommand): Promise<ChangeOutcome> {
  const outcome = await commitOnce(services, (db) => attempt(services, db, command));
  if (outcome.kind !== "refused") return outcome;
  return { ...outcome, alternatives: await nearestFree(services, command) };
}

async function attempt(
  services: Services,
  db: Database,
  command: ClaimCommand,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  const now = services.now();
  const { page, key, start } = command;
  const locked = await takeKeyAndLockHosts(page, db, key, [page.hostId], now);
  if (!locked) return new Rollback(await replayOf(page, db, key));

  const inputs = await loadOfferInputs(page, db, page.eventTypeId, start - REACH, start + REACH);
  if (!inputs || inputs.settings.deleted) return new Rollback<ChangeOutcome>({ kind: "gone" });
  const duration = command.duration ?? inputs.settings.durations[0] ?? 0;

  const problems = answerProblems(inputs.settings.questions, command.answers);
  if (problems.length > 0) return new Rollback<ChangeOutcome>({ kind: "bad_answers", problems });
  const decision = decideClaim(
    inputs.settings,
    prepareInputs(inputs, command.holds),
    { start, duration, ...except(command) },
    now,
  );
  if (!decision.ok) return new Rollback(refused(decision.reason));

  return book(services, db, command, inputs, decision, now);
}

async function book(
  services: Services,
  db: Database,
  command: ClaimCommand,
  inputs: OfferInputs,
  span: Interval,
  now: number,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  const { page, key } = command;
  const [appointmentId, bookingId] = [services.newId(), services.newId()];
  const settings = appointmentSettings(inputs.settings);
  const answer: BookingAnswer = {
    id: bookingId,
    state: "confirmed",
    start: span.start,
    end: span.end,
    tokenEpoch: 0,
    location: settings.location,
  };
  const after = {
    state: answer.state,
    start: span.start,
    end: span.end,
    sequence: 0,
    hostIds: [page.hostId],
    reason: "",
  };
  const by = { actor: "invitee" as const, at: now, origin: command.origin };
  const events = bookingEvents(services, { bookingId, before: null, after, ...by });
  try {
    const version = await insertBooking(page, db, {
      appointmentId,
      bookingId,
      historyId: services.newId(),
      start: span.start,
      end: span.end,
      calendarUid: `${appointmentId}@daybook`,
      settings,
      invitee: { ...command.invitee, timezone: command.timezone },
      answers: answersAsText(inputs.settings.questions, command.answers),
      holdId: command.holdId ?? null,
      events,
      key,
      answer,
      now,
    });
    const { title, bufferBefore, bufferAfter } = settings;
    const change = {
      hostId: page.hostId,
      version,
      removed: [],
      added: [{ id: appointmentId, start: span.start, end: span.end, bufferBefore, bufferAfter, title }],
    };
    return { kind: "done", answer, change, effects: deliveryIds(events) };
  } catch (error) {
    // The constraint is the last word: an overlap (23P01) or a hold used twice (23505) that core did not know of.
    if (["23P01", "23505"].includes(sqlState(error) ?? "")) return new Rollback(refused("booked"));
    throw error;
  }
}

const refused = (reason: ClaimRefusal): ChangeOutcome => ({ kind: "refused", reason, alternatives: [] });
const except = ({ holdId }: ClaimCommand) => (holdId ? { except: { holdId } } : {});

/** The nearest times a refused claimant could have instead; none when Postgres is lost meanwhile. */
async function nearestFree(services: Services, command: ClaimCommand): Promise<Interval[]> {
  const { page, start } = command;
  const span = 7 * 86_400_000 + REACH;
  const inputs = await withConnection(services.connect, (db) =>
    loadOfferInputs(page, db, page.eventTypeId, start - span, start + span),
  ).catch(() => null);
  const duration = command.duration ?? inputs?.settings.durations[0];
  if (!inputs || duration === undefined) return [];
  return alternatives(
    inputs.settings,
    prepareInputs(inputs, command.holds),
    { start, duration, ...except(command) },
    services.now(),
  );
}
