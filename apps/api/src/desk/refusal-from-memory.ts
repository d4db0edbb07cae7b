import { answerProblems } from "@daybook/core/bookings/answers";
import { alternatives, decideClaim } from "@daybook/core/bookings/claim";
import { type ClaimCommand, claimRequest } from "../booking-changes/commit-claim.ts";
import type { ChangeOutcome } from "../booking-changes/outcome.ts";
import type { OfferMemory, Remembered } from "../offers/offer-memory.ts";
import type { Services } from "../runtime/services.ts";

/**
 * Refuses a claim that memory knows to be hopeless; null when a transaction has to decide. Never says yes: memory may
 * be behind. A first claim goes straight to Postgres; where several come, what they want is read once.
 */
export async function refusalFromMemory(
  memory: OfferMemory,
  services: Services,
  command: ClaimCommand,
  crowded: boolean,
): Promise<ChangeOutcome | null> {
  const { page } = command;
  const sought = memory.soughtAfter(page, command.start, services.now());
  const known = memory.peek(page, command.start);
  if (known && decide(known, command, services.now()).ok) return null;
  if (!known && !sought && !crowded) return null;
  const fresh = await memory.fresh(page, command.start, services.now);
  if (!fresh || fresh.inputs.settings.deleted) return null;
  if (answerProblems(fresh.inputs.settings.questions, command.answers).length > 0) return null;
  const now = services.now();
  const decision = decide(fresh, command, now);
  if (decision.ok) return null;
  return {
    kind: "refused",
    reason: decision.reason,
    alternatives: alternatives(
      fresh.inputs.settings,
      fresh.groups(command.holds),
      claimRequest(fresh.inputs, command),
      now,
    ),
  };
}

const decide = (known: Remembered, command: ClaimCommand, now: number) =>
  decideClaim(known.inputs.settings, known.groups(command.holds), claimRequest(known.inputs, command), now);
