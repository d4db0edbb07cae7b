import { handleProblem } from "@daybook/contract/names";
import { deleteSession, findAccount, findCredentials, handleExists, updateAccount } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { hostDesk } from "../desk/host-desks.ts";
import { type Api, route } from "../http/api-router.ts";
import { ApiFailure, namedFailure } from "../http/failure.ts";
import { readSessionCookie, sessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { ownerOf } from "../http/session-gate.ts";
import { contactsOf } from "../pages/contact-limit.ts";
import { type Services, system } from "../services.ts";
import { openSession, renewedSession } from "./open-session.ts";
import { passwordFits } from "./password.ts";
import { presentAccount } from "./present.ts";
import { signUpAccount } from "./sign-up.ts";

export async function requireAccount(services: Services, owner: OwnerId) {
  const account = await withConnection(services.connect, (db) => findAccount(owner, db));
  if (!account) throw new ApiFailure("unauthenticated");
  return account;
}

export function accountRoutes(api: Api): void {
  route(api, "POST /v1/accounts", async ({ body, key, services, origin }) => {
    const id = await signUpAccount(services, body, key);
    return openSession(services, await requireAccount(services, ownerOf(id)), origin);
  });

  route(api, "GET /v1/handles/{handle}", async ({ params, services }) => {
    const handle = params.handle.trim().toLowerCase();
    const wrong = handleProblem(handle);
    if (wrong) return { handle, available: false, ...wrong };
    const taken = await withConnection(services.connect, (db) => handleExists(system, db, handle));
    return taken
      ? { handle, available: false, rule: "handle_taken", message: `“${handle}” is taken. Try another.` }
      : { handle, available: true };
  });

  route(api, "POST /v1/sessions", async ({ body, services, origin }) => {
    const known = await withConnection(services.connect, (db) => findCredentials(system, db, body.email));
    if (!(await passwordFits(body.password, known?.passwordHash ?? null)) || !known)
      throw new ApiFailure("wrong_credentials", { detail: "No account has this address with this password." });
    return openSession(services, await requireAccount(services, ownerOf(known.id)), origin);
  });

  route(api, "POST /v1/sessions/refresh", async ({ owner, request, services, origin }) => {
    const cookie = readSessionCookie(request, origin);
    if (cookie === null) throw noSession();
    const account = await requireAccount(services, owner);
    const renewed = await renewedSession(services, owner, account, await sessionTokenHash(cookie), origin);
    if (!renewed) throw noSession();
    return renewed;
  });

  route(api, "DELETE /v1/sessions/current", async ({ request, services, origin }) => {
    await endSession(services, request, origin);
    return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie("", origin, 0) } });
  });

  route(api, "GET /v1/me", async ({ owner, services, env, origin }) => {
    const account = presentAccount(await requireAccount(services, owner), origin);
    const contacts = await withConnection(services.connect, (db) => contactsOf(services, env, db, owner));
    return { account, contacts };
  });

  route(api, "PATCH /v1/me", async ({ owner, body, services, origin }) => {
    const edit = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const account = await transact(services.connect, async (db) => {
      await updateAccount(owner, db, edit);
      return findAccount(owner, db);
    });
    if (!account) throw new ApiFailure("unauthenticated");
    return { account: presentAccount(account, origin) };
  });

  route(api, "GET /v1/me/live", async ({ owner, request, services, env }) => {
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new ApiFailure("upgrade_required");
    const { hostId } = await requireAccount(services, owner);
    return hostDesk(env, hostId).fetch(request);
  });
}

/** A bearer token of half an hour must not buy a session of thirty days: only the session itself renews itself. */
const noSession = () =>
  namedFailure(
    "unauthenticated",
    { in: "header", path: "Cookie", rule: "required" },
    "Only a session can be refreshed, by its cookie. With an access token, sign in again.",
  );

async function endSession(services: Services, request: Request, origin: string): Promise<void> {
  const cookie = readSessionCookie(request, origin);
  if (cookie === null) return;
  const hash = await sessionTokenHash(cookie);
  await withConnection(services.connect, (db) => deleteSession(system, db, hash));
}
