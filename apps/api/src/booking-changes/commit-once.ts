import { CommitUncertain } from "@daybook/db/failures";
import { ApiFailure } from "../runtime/failure.ts";
import type { ChangeOutcome } from "./outcome.ts";

/**
 * Runs a change that carries an idempotency key. When the connection dies at COMMIT it is run again: taking the same
 * key waits for the lost transaction if that is still in flight, and finds its answer if it took effect. When that
 * fails too, nobody knows. `overloaded`: nothing was begun.
 */
export async function commitOnce(attempt: () => Promise<ChangeOutcome>): Promise<ChangeOutcome> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof ApiFailure && error.code === "overloaded") return { kind: "overloaded" };
    if (!(error instanceof CommitUncertain)) throw error;
  }
  try {
    return await attempt();
  } catch {
    // Whatever went wrong this time says nothing about the first.
    return { kind: "outcome_unknown" };
  }
}
