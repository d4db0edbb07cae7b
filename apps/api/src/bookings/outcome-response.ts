import type { Booked } from "@daybook/contract/pages";
import type { ClaimRefusal } from "@daybook/core/bookings/claim";
import type { GuestProblem } from "@daybook/core/bookings/guests";
import { formatInstant } from "@daybook/core/time/instant";
import type { BookingAnswer, ChangeOutcome, Interval } from "../booking-changes/outcome.ts";
import { keyReused } from "../http/create-once.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { manageUrl } from "./manage-url.ts";

export const instants = ({ start, end }: Interval): { start: string; end: string } => ({
  start: formatInstant(start),
  end: formatInstant(end),
});

const sentence: Record<ClaimRefusal, string> = {
  booked: "Someone has booked this time, or one that overlaps it.",
  busy: "The host is busy then.",
  buffer: "Too close to another appointment: time between them is kept clear.",
  held: "Someone is booking this time at this moment.",
  notice: "This is too soon: the host wants more notice.",
  past: "This time is over.",
  window: "The host doesn't take bookings that far ahead, or not yet.",
  override: "The host has other hours on that date.",
  outside_hours: "This is outside the host's hours.",
  off_grid: "Appointments don't start at that time.",
  duration: "Appointments here don't last that long.",
  page_paused: "This page takes no bookings at the moment.",
};

/** The problem of a refused slot: why, and what is free instead. */
export function refusal(outcome: { reason: ClaimRefusal; alternatives: Interval[] }): ApiFailure {
  if (outcome.reason === "page_paused")
    return new ApiFailure("page_paused", {
      reason: outcome.reason,
      alternatives: [],
      detail: sentence[outcome.reason],
    });
  return new ApiFailure("slot_unavailable", {
    reason: outcome.reason,
    alternatives: outcome.alternatives.map(instants),
    detail: sentence[outcome.reason],
  });
}

const badGuests = (problems: GuestProblem[]): ApiFailure =>
  new ApiFailure("validation_failed", {
    detail: problems.map(({ path, message }) => `${path}: ${message}`)[0] ?? "",
    errors: problems.map((problem) => ({ in: "body", ...problem })),
  });

/** The answer of a change that took place, now or before under the same key; throws what else became of it. */
export function requireDone(outcome: ChangeOutcome): BookingAnswer {
  switch (outcome.kind) {
    case "done":
      return outcome.answer;
    case "refused":
      throw refusal(outcome);
    case "not_allowed":
      throw new ApiFailure(outcome.reason);
    case "bad_answers":
      throw new ApiFailure("validation_failed", {
        detail: outcome.problems.map(({ questionId, message }) => `answers.${questionId}: ${message}`)[0] ?? "",
        errors: outcome.problems.map(({ questionId, ...problem }) => ({
          in: "body",
          path: `answers.${questionId}`,
          ...problem,
        })),
      });
    case "bad_guests":
      throw badGuests(outcome.problems);
    case "key_reused":
      throw keyReused();
    case "gone":
      throw new ApiFailure("not_found");
    case "outcome_unknown":
      throw new ApiFailure("outcome_unknown", {
        retryAfter: 5,
        detail:
          "The connection was lost while it was written. Ask again with the same Idempotency-Key to learn what became of it.",
      });
    case "overloaded":
      throw new ApiFailure("overloaded", { retryAfter: 5 });
  }
}

export async function presentDone(services: Services, answer: BookingAnswer, origin: string): Promise<Booked> {
  return {
    id: answer.id,
    state: answer.state,
    ...instants(answer),
    manageUrl: await manageUrl(services, answer, origin),
    guests: answer.guests ?? [],
    location: answer.location,
  };
}
