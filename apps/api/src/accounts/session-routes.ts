import { deleteSession, findCredentials } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { endSession } from "@daybook/db/sessions";
import { type Api, route } from "../http/api-router.ts";
import { readSessionCookie, sessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { ownerOf } from "../http/session-gate.ts";
import { ApiFailure, namedFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";
import { closeConsoles } from "./close-consoles.ts";
import { renewedSession } from "./open-session.ts";
import { passwordFits } from "./password.ts";
import { requireAccount } from "./require-account.ts";
import { signIn } from "./sign-in.ts";

export function sessionRoutes(api: Api): void {
  route(api, "POST /v1/sessions", async ({ body, request, services, origin }) => {
    const known = await withConnection(services.connect, (db) => findCredentials(system, db, body.email));
    if (!(await passwordFits(body.password, known?.passwordHash ?? null)) || !known)
      throw new ApiFailure("wrong_credentials", { detail: "No account has this address with this password." });
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

  route(api, "DELETE /v1/sessions/current", async ({ owner, principal, request, services, env, origin }) => {
    await endThis(services, request, origin, principal);
    if (principal.session !== null) await closeConsoles(env, owner, [principal.session]);
    return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie("", origin, 0) } });
  });
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
): Promise<void> {
  const cookie = readSessionCookie(request, origin);
  const hash = cookie === null ? null : await sessionTokenHash(cookie);
  await withConnection(services.connect, async (db) => {
    if (hash !== null) await deleteSession(system, db, hash);
    if (session !== null) await endSession(owner, db, session);
  });
}
