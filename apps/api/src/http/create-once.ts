import type { Database } from "@daybook/db/connection";
import { findReplay, type IdempotencyKey, type KeyScope, keepAnswer, takeKey } from "@daybook/db/idempotency";
import { transact } from "@daybook/db/transaction";
import { type ApiFailure, namedFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

/** The same key came with another body. */
export const keyReused = (): ApiFailure =>
  namedFailure(
    "idempotency_key_reused",
    { in: "header", path: "Idempotency-Key" },
    "An earlier call with this Idempotency-Key asked for something else.",
  );

/**
 * Makes something in one transaction, once per idempotency key: a repeat of the call returns what `create` returned
 * first (kept as JSON, so no secrets), whatever became of it since, unless `repeated` throws.
 */
export async function createOnce<Made>(
  services: Services,
  scope: KeyScope,
  key: IdempotencyKey | null,
  create: (db: Database) => Promise<Made>,
  repeated?: (db: Database) => Promise<void>,
): Promise<Made> {
  return transact(services.connect, async (db) => {
    if (key && !(await takeKey(scope, db, key, services.now()))) {
      const replay = await findReplay(scope, db, key);
      if (replay?.kind !== "answer") throw keyReused();
      await repeated?.(db);
      return replay.answer as Made;
    }
    const made = await create(db);
    if (key) await keepAnswer(scope, db, key, made);
    return made;
  });
}
