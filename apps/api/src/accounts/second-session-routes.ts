import { transact } from "@daybook/db/transaction";
import { makeChallenge } from "../factors/challenge.ts";
import { requestOptions } from "../factors/passkey-options.ts";
import { takeAssertion } from "../factors/passkey-proof.ts";
import { type Api, route } from "../http/api-router.ts";
import { ownerOf } from "../http/session-gate.ts";
import { namedFailure } from "../runtime/failure.ts";
import { openSession } from "./open-session.ts";
import { completeSignIn } from "./pending-sign-in.ts";
import { requireAccount } from "./require-account.ts";
import { signIn } from "./sign-in.ts";

export const unknownPasskey = () =>
  namedFailure(
    "wrong_credentials",
    { in: "body", path: "credential" },
    "This passkey doesn't count here, or it took too long. Try again.",
  );

/** Ways into a session besides the password: a passkey alone, and what comes after another way. */
export function secondSessionRoutes(api: Api): void {
  route(api, "POST /v1/passkeys/challenge", async ({ services, origin }) => {
    const challenge = await makeChallenge(services.keys, "sign_in", services.now());
    const told = { publicKey: requestOptions(challenge, origin) };
    return Response.json(told, { headers: { "cache-control": "no-store" } });
  });

  route(api, "POST /v1/sessions/passkey", async ({ body, request, services, origin }) => {
    const accountId = await transact(services.connect, (db) =>
      takeAssertion(services, db, body.credential, "sign_in", origin),
    );
    if (accountId === null) throw unknownPasskey();
    return signIn(services, await requireAccount(services, ownerOf(accountId)), { method: "passkey", request, origin });
  });

  route(api, "POST /v1/sessions/second-factor", async ({ body, request, services, origin }) => {
    const { accountId, ...shown } = await completeSignIn(services, body);
    // Both things were shown: nothing more is asked for.
    return openSession(services, await requireAccount(services, ownerOf(accountId)), { ...shown, request, origin });
  });
}
