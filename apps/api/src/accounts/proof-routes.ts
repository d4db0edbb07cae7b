import type { proofWays } from "@daybook/contract/second-factor";
import { formatInstant } from "@daybook/core/time/instant";
import { findPasswordHash, proveSession } from "@daybook/db/accounts";
import type { Database } from "@daybook/db/connection";
import { withConnection } from "@daybook/db/connection";
import { listPasskeys } from "@daybook/db/passkeys";
import type { OwnerId } from "@daybook/db/scopes";
import { countRecoveryCodes, findTotpSecret } from "@daybook/db/second-factors";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { makeChallenge } from "../factors/challenge.ts";
import { type Tried, tryProof } from "../factors/failed-proofs.ts";
import { requestOptions } from "../factors/passkey-options.ts";
import { takeAssertion } from "../factors/passkey-proof.ts";
import { takeAppCode, takeRecovery } from "../factors/take-code.ts";
import { type Api, route } from "../http/api-router.ts";
import type { Call } from "../http/context.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { accessTokenOf } from "./open-session.ts";
import { passwordFits } from "./password.ts";
import { unknownPasskey } from "./second-session-routes.ts";
import { blocked, wrongCode } from "./wrong-proof.ts";

type Prove = Call<
  typeof import("@daybook/contract/second-factor")["secondFactorOperations"]["POST /v1/sessions/current/proof"]
>;

/** What the account has to show. Where codes are asked for, a password alone is none: it may be known to somebody. */
async function shownBy(owner: OwnerId, db: Database) {
  const codes = (await findTotpSecret(owner, db)) !== null;
  return {
    codes,
    password: codes ? null : await findPasswordHash(owner, db),
    passkeys: await listPasskeys(owner, db),
    recoveryCodes: codes ? (await countRecoveryCodes(owner, db)).left : 0,
  };
}

export function proofRoutes(api: Api): void {
  route(api, "GET /v1/sessions/current/proof", async ({ owner, services, origin }) => {
    const has = await withConnection(services.connect, (db) => shownBy(owner, db));
    const asked = has.passkeys.length > 0 && (await makeChallenge(services.keys, `prove:${owner}`, services.now()));
    return {
      ways: [
        ...(has.passkeys.length > 0 ? ["passkey" as const] : []),
        ...(has.password === null ? [] : ["password" as const]),
        ...(has.codes ? ["code" as const] : []),
        ...(has.recoveryCodes > 0 ? ["recovery_code" as const] : []),
      ],
      publicKey: asked ? requestOptions(asked, origin, has.passkeys) : null,
    };
  });

  route(api, "POST /v1/sessions/current/proof", async (call) => {
    const { owner, services, principal, caller, origin } = call;
    const { session } = principal;
    // A key proves nobody, and a token of the version before names no session.
    if (session === null) throw new ApiFailure("unauthenticated");
    await prove(call);
    const now = services.now();
    await transact(services.connect, async (db) => {
      // It may have ended meanwhile, somewhere else.
      if (!(await proveSession(owner, db, session, now))) throw new ApiFailure("unauthenticated");
      const subject = { kind: "session", id: session };
      audit(services, db, caller, { act: "session.proved", subject, after: { method: wayOf(call.body) } });
    });
    const accessToken = await accessTokenOf(services, origin, { account: owner, session, provedAt: now });
    return { provedAt: formatInstant(now), accessToken };
  });
}

const wayOf = (body: Prove["body"]): (typeof proofWays)[number] =>
  "password" in body ? "password" : "code" in body ? "code" : "recoveryCode" in body ? "recovery_code" : "passkey";

/** Throws unless what was sent is the account's. */
async function prove(call: Prove): Promise<void> {
  const { services, body } = call;
  if ("password" in body) return provePassword(call, body.password);
  const tried = await transact(services.connect, (db) => tryIn(call, db));
  if (typeof tried === "object") throw blocked(tried, services.now());
  if (tried === "wrong")
    throw "credential" in body ? unknownPasskey() : wrongCode("code" in body ? "code" : "recoveryCode");
}

async function tryIn({ owner, services, body, origin }: Prove, db: Database): Promise<Tried> {
  if ("code" in body)
    return tryProof(owner, db, "code", services.now(), () => takeAppCode(services, db, owner, body.code));
  const right =
    "recoveryCode" in body
      ? takeRecovery(services, db, owner, body.recoveryCode)
      : "credential" in body
        ? takeAssertion(services, db, body.credential, `prove:${owner}`, origin).then((whose) => whose === owner)
        : Promise.resolve(false);
  return (await right) ? "right" : "wrong";
}

async function provePassword({ owner, services }: Prove, password: string): Promise<void> {
  const tried = await transact(services.connect, async (db) => {
    const { codes, password: hash } = await shownBy(owner, db);
    if (codes) return "not enough";
    return tryProof(owner, db, "password", services.now(), () => passwordFits(password, hash));
  });
  if (tried === "not enough")
    throw new ApiFailure("second_factor_required", { detail: "This account is proved by a code, or by a passkey." });
  if (typeof tried === "object") throw blocked(tried, services.now());
  if (tried === "wrong") throw new ApiFailure("wrong_credentials", { detail: "This isn't the password." });
}
