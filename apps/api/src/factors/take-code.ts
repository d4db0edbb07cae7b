import type { Database } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { findTotpSecret, recoverySalt, takeRecoveryCode, takeTotpStep } from "@daybook/db/second-factors";
import type { Services } from "../runtime/services.ts";
import { recoveryHash } from "./recovery-code.ts";
import { stepOfCode } from "./totp.ts";
import { openTotpSecret } from "./totp-secret.ts";

/** Takes a code of the account's app, unless it is none, or was taken before. `db` is a transaction. */
export async function takeAppCode(services: Services, db: Database, owner: OwnerId, code: string): Promise<boolean> {
  const row = await findTotpSecret(owner, db);
  const secret = row && (await openTotpSecret(services, db, owner, row));
  if (!secret) return false;
  const step = await stepOfCode(secret, code.replace(/\s/g, ""), services.now());
  return step !== null && takeTotpStep(owner, db, row.id, step);
}

/**
 * Takes a recovery code, likewise. Wrong ones aren't counted: there are too many to guess, and whoever could use the
 * tries up would keep its owner out.
 */
export async function takeRecovery(services: Services, db: Database, owner: OwnerId, typed: string): Promise<boolean> {
  const salt = await recoverySalt(owner, db);
  const hash = salt && (await recoveryHash(typed, salt));
  return hash ? takeRecoveryCode(owner, db, hash, services.now()) : false;
}
