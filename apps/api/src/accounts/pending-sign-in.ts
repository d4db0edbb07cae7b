import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import type { AccountRow } from "@daybook/db/accounts";
import type { Database } from "@daybook/db/connection";
import { withConnection } from "@daybook/db/connection";
import { countPasskeys } from "@daybook/db/passkeys";
import {
  deletePendingSignIn,
  failPendingSignIn,
  insertPendingSignIn,
  lockPendingSignIn,
} from "@daybook/db/pending-sign-ins";
import { asksSecondFactor, countRecoveryCodes } from "@daybook/db/second-factors";
import { transact } from "@daybook/db/transaction";
import { type Tried, tryProof } from "../factors/failed-proofs.ts";
import { takeAppCode, takeRecovery } from "../factors/take-code.ts";
import { sessionTokenHash } from "../http/session-cookie.ts";
import { ownerOf } from "../http/session-gate.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { toBase64Url } from "../runtime/signing-keys.ts";
import type { Arrival, SessionMethod } from "./open-session.ts";
import { blocked, wrongCode } from "./wrong-proof.ts";

const LIFE = 5 * MINUTE;
/** So many wrong codes one sign-in may bring; then it begins anew, with the first thing. */
const MOST_FAILED = 5;

/**
 * What is asked for besides, if anything: throws `second_factor_required` with a token that says the first thing was
 * shown. It is no session: it counts for the second thing alone.
 */
export async function requireSecondFactor(
  services: Services,
  account: AccountRow,
  method: SessionMethod,
): Promise<void> {
  const asks = await withConnection(services.connect, (db) => asksSecondFactor(system, db, account.id));
  if (asks) throw await secondFactorRequired(services, account, method);
}

async function secondFactorRequired(
  services: Services,
  account: AccountRow,
  method: SessionMethod,
): Promise<ApiFailure> {
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const expiresAt = services.now() + LIFE;
  const row = { id: services.newId(), accountId: account.id, tokenHash: await sessionTokenHash(token), method };
  const has = await transact(services.connect, async (db) => {
    await insertPendingSignIn(system, db, { ...row, expiresAt });
    const owner = ownerOf(account.id);
    return { passkeys: await countPasskeys(owner, db), recoveryCodes: (await countRecoveryCodes(owner, db)).left };
  });
  const ways = [
    "code" as const,
    ...(has.recoveryCodes > 0 ? ["recovery_code" as const] : []),
    ...(has.passkeys > 0 ? ["passkey" as const] : []),
  ];
  return new ApiFailure("second_factor_required", {
    secondFactor: { token, expiresAt: formatInstant(expiresAt), ways },
  });
}

/** The second thing as it was sent: a code of the app, or a recovery code. */
type Second = { token: string } & ({ code: string } | { recoveryCode: string });

/** Whoever has shown both things now, and what the first was. Throws `wrong_code` and `sign_in_expired`. */
export async function completeSignIn(
  services: Services,
  second: Second,
): Promise<{ accountId: string } & Required<Pick<Arrival, "method" | "secondFactor">>> {
  const hash = await sessionTokenHash(second.token);
  const outcome = await transact(services.connect, async (db) => {
    const pending = await lockPendingSignIn(system, db, hash, services.now());
    if (!pending) return "expired";
    const tried = await trySecond(services, db, pending.accountId, second);
    if (tried === "right") {
      await deletePendingSignIn(system, db, pending.id);
      return pending;
    }
    if (tried === "wrong") {
      if (pending.failed + 1 < MOST_FAILED) await failPendingSignIn(system, db, pending.id);
      else await deletePendingSignIn(system, db, pending.id);
    }
    return { tried };
  });
  if (outcome === "expired") throw new ApiFailure("sign_in_expired");
  if ("accountId" in outcome) {
    const { accountId, method } = outcome;
    return {
      accountId,
      method: method as SessionMethod,
      secondFactor: "recoveryCode" in second ? "recovery_code" : "code",
    };
  }
  throw typeof outcome.tried === "object"
    ? blocked(outcome.tried, services.now())
    : wrongCode("code" in second ? "code" : "recoveryCode");
}

async function trySecond(services: Services, db: Database, accountId: string, second: Second): Promise<Tried> {
  const owner = ownerOf(accountId);
  if ("recoveryCode" in second)
    return (await takeRecovery(services, db, owner, second.recoveryCode)) ? "right" : "wrong";
  return tryProof(owner, db, "sign_in_code", services.now(), () => takeAppCode(services, db, owner, second.code));
}
