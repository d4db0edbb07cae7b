import type { Database } from "@daybook/db/connection";
import { CommitUncertain } from "@daybook/db/failures";
import { type Rollback, transact } from "@daybook/db/transaction";
import { ApiFailure } from "../http/failure.ts";
import type { Services } from "../services.ts";
import type { ChangeOutcome } from "./outcome.ts";

type Attempt = (db: Database) => Promise<ChangeOutcome | Rollback<ChangeOutcome>>;

/**
 * Runs a change that carries an idempotency key. When the connection dies at COMMIT it is run again: taking the same
 * key waits for the lost transaction if that is still in flight, and finds its answer if it took effect. When that
 * fails too, nobody knows. `overloaded`: nothing was begun.
 */
export async function commitOnce(services: Services, attempt: Attempt): Promise<ChangeOutcome> {
  try {
    return await once(services, attempt);
  } catch (error) {
    if (error instanceof ApiFailure && error.code === "overloaded") return { kind: "overloaded" };
    if (!(error instanceof CommitUncertain)) throw error;
  }
  try {
    return await once(services, attempt);
  } catch {
    // Whatever went wrong this time says nothing about the first.
    return { kind: "outcome_unknown" };
  }
}

function once(services: Services, attempt: Attempt): Promise<ChangeOutcome> {
  const armed = services.armClock();
  armed.catch(() => {});
  return transact(services.connect, async (db) => {
    // While the connection was opened, and before the host's row is locked: nobody waits for the clock behind a lock.
    await armed;
    return attempt(db);
  });
}
