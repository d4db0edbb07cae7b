import { type IdempotencyKey, takeKey } from "@daybook/db/idempotency";
import { Rollback, transact } from "@daybook/db/transaction";
import { type Services, system } from "../runtime/services.ts";

/** Whether a claim lost at COMMIT took effect: taking its key waits for the lost transaction, then knows. */
export async function settleUncertain(
  services: Services,
  key: IdempotencyKey,
): Promise<"booked" | "not_booked" | "unknown"> {
  try {
    const free = await transact(
      services.connect,
      async (db) => new Rollback(await takeKey(system, db, key, services.now())),
    );
    return free ? "not_booked" : "booked";
  } catch {
    return "unknown";
  }
}
