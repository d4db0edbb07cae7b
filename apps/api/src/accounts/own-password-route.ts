import { deleteSessions, setPassword } from "@daybook/db/credentials";
import { endMailedLinks } from "@daybook/db/mailed-links";
import { transact } from "@daybook/db/transaction";
import { auditOwn } from "../audit/audit-own.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { type Api, route } from "../http/api-router.ts";
import { system } from "../runtime/services.ts";
import { hashPassword } from "./password.ts";
import { presentAccount } from "./present.ts";
import { requireAccount } from "./require-account.ts";
import { requirePassword } from "./require-password.ts";

export function ownPasswordRoute(api: Api): void {
  route(api, "PUT /v1/me/password", async ({ owner, principal, body, services, env, origin, caller }) => {
    const { name, handle, email } = await requireAccount(services, owner);
    requirePassword(body.password, [name, handle, email]);
    const passwordHash = await hashPassword(body.password);
    const except = principal.session;
    await transact(services.connect, async (db) => {
      const now = services.now();
      await setPassword(system, db, owner, passwordHash, now);
      // Who changed it stays.
      await deleteSessions(system, db, owner, except);
      await endMailedLinks(system, db, owner, ["reset", "magic"], now);
      auditOwn(services, db, caller, "account.password_changed");
    });
    await closeConsoles(env, owner, { except });
    return { account: presentAccount(await requireAccount(services, owner), origin) };
  });
}
