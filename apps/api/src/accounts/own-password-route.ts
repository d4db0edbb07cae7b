import { findSession } from "@daybook/db/accounts";
import { deleteSessions, setPassword } from "@daybook/db/credentials";
import { endMailedLinks } from "@daybook/db/mailed-links";
import { transact } from "@daybook/db/transaction";
import { type Api, route } from "../http/api-router.ts";
import { readSessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { system } from "../runtime/services.ts";
import { hashPassword } from "./password.ts";
import { presentAccount } from "./present.ts";
import { requireAccount } from "./require-account.ts";
import { requirePassword } from "./require-password.ts";

export function ownPasswordRoute(api: Api): void {
  route(api, "PUT /v1/me/password", async ({ owner, body, request, services, origin }) => {
    const { name, handle, email } = await requireAccount(services, owner);
    requirePassword(body.password, [name, handle, email]);
    const passwordHash = await hashPassword(body.password);
    const cookie = readSessionCookie(request, origin);
    const hash = cookie === null ? null : await sessionTokenHash(cookie);
    await transact(services.connect, async (db) => {
      const now = services.now();
      const session = hash && (await findSession(system, db, hash, now));
      await setPassword(system, db, owner, passwordHash, now);
      // Who changed it stays; a token alone is of no session.
      await deleteSessions(system, db, owner, session?.accountId === owner ? session.id : null);
      await endMailedLinks(system, db, owner, ["reset", "magic"], now);
    });
    return { account: presentAccount(await requireAccount(services, owner), origin) };
  });
}
