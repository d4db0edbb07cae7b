import { deleteSession, findCredentials, findSession } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { upgradeHash } from "@daybook/db/credentials";
import { endSession } from "@daybook/db/sessions";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { becoming, type Caller } from "../audit/caller.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { type Api, route } from "../http/api-router.ts";
import { readSessionCookie, sessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { ownerOf } from "../http/session-gate.ts";
import { ApiFailure, namedFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";
import { knownDevice } from "./known-device.ts";
import { renewedSession } from "./open-session.ts";
import { hashPassword, isWeakHash, passwordFits } from "./password.ts";
import { noteRefusedSignIn } from "./refused-sign-in.ts";
import { requireAccount } from "./require-account.ts";
import { signIn } from "./sign-in.ts";
import { countedTry } from "./sign-in-tries.ts";

export function sessionRoutes(api: Api): void {
  route(api, "POST /v1/sessions", async ({ body, request, address, services, env, origin, caller, waitUntil }) => {
    const known = await withConnection(services.connect, (db) => findCredentials(system, db, body.email));
    const device = known && (await knownDevice(services.keys, request, known.id));
    const email = known?.email ?? body.email;
    const right = await countedTry(services, env, { email, network: address, device });
    if (!(await passwordFits(body.password, known?.passwordHash ?? null)) || !known) {
      // After the answer, which takes as long for an address that nobody has.
      if (known) waitUntil(noteRefusedSignIn(services, caller, known.id));
      throw new ApiFailure("wrong_credentials", { detail: "No account has this address with this password." });
    }
    await right();
    waitUntil(strengthened(services, known, body.password));
    const arrival = { method: "password", request, origin, program: body.refresh ?? false } as const;
    return signIn(services, await requireAccount(services, ownerOf(known.id)), arrival);
  });

  route(api, "POST /v1/sessions/refresh", async ({ owner, request, services, origin }) => {
    const cookie = readSessionCookie(request, origin);
    if (cookie === null) throw noSession();
    const account = await requireAccount(services, owner);
    const renewed = await renewedSession(services, owner, account, await sessionTokenHash(cookie), origin);
    if (!renewed) throw noSession();
    return renewed;
  });

  route(api, "DELETE /v1/sessions/current", async ({ owner, principal, request, services, env, origin, caller }) => {
    await endThis(services, request, origin, principal, caller);
    await closeConsoles(env, owner, { proofs: [principal.session] });
    return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie("", origin, 0) } });
  });
}

/** Gives a password that has just proved right a hash of today's strength, unless it has one. */
async function strengthened(
  services: Services,
  { id, passwordHash: from }: { id: string; passwordHash: string | null },
  password: string,
): Promise<void> {
  if (from === null || !isWeakHash(from)) return;
  // At the next sign-in, when it can't be done now.
  const to = await hashPassword(password).catch(() => null);
  if (to) await withConnection(services.connect, (db) => upgradeHash(system, db, id, { from, to })).catch(() => {});
}

/** A bearer token of half an hour must not buy a session of thirty days: only the session itself renews itself. */
const noSession = () =>
  namedFailure(
    "unauthenticated",
    { in: "header", path: "Cookie", rule: "required" },
    "Only a session can be refreshed, by its cookie. With an access token, sign in again.",
  );

/** The session of the cookie, and that of the access token: a program has no other way to say that it is done. */
async function endThis(
  services: Services,
  request: Request,
  origin: string,
  { owner, session }: AccountPrincipal,
  caller: Caller,
): Promise<void> {
  const cookie = readSessionCookie(request, origin);
  const hash = cookie === null ? null : await sessionTokenHash(cookie);
  await transact(services.connect, async (db) => {
    const known = hash && (await findSession(system, db, hash, services.now()));
    if (hash !== null) await deleteSession(system, db, hash);
    if (session !== null) await endSession(owner, db, session);
    const id = known ? known.id : session;
    if (id === null) return;
    const who: Caller = { ...becoming(caller, known ? known.accountId : owner), via: "session", viaId: id };
    audit(services, db, who, { act: "session.ended", subject: { kind: "session", id } });
  });
}
