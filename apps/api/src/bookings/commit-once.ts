import type { Database } from "@daybook/db/connection";
import { CommitUncertain } from "@daybook/db/failures";
import { type Rollback, transact } from "@daybook/db/transaction";
import type { Services } from "../services.ts";
import type { ChangeOutcome } from "./outcome.ts";

type Attempt = (db: Database) => Promise<ChangeOutcome | Rollback<ChangeOutcome>>;

/**
 * Runs a change that carries an idempotency key. When the connection dies at COMMIT it is run again: taking the same
 * key waits for the lost transaction if that is still in flight, and finds its answer if it took effect. When that
 * fails too, nobody knows.
 */
export async function commitOnce(services: Services, attempt: Attempt): Promise<ChangeOutcome> {
  try {
    return await transact(services.connect, attempt);
  } catch (error) {
    if (!(error instanceof CommitUncertain)) throw error;
  }
  try {
    return await transact(services.connect, attempt);
  } catch {
    // Whatever went wrong this time says nothing about the first.
    return { kind: "outcome_unknown" };
  }
}
