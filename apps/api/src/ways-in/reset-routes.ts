import { formatInstant } from "@daybook/core/time/instant";
import { findCredentials } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { deleteSessions, lockCredentials, revokeApiKeys, setPassword, verifyEmail } from "@daybook/db/credentials";
import { deleteIdentities } from "@daybook/db/identities";
import { endMailedLinks } from "@daybook/db/mailed-links";
import { forgetFactors } from "@daybook/db/second-factors";
import { transact } from "@daybook/db/transaction";
import { hashPassword } from "../accounts/password.ts";
import { requireAccount } from "../accounts/require-account.ts";
import { requirePassword } from "../accounts/require-password.ts";
import { signIn } from "../accounts/sign-in.ts";
import { auditOwn } from "../audit/audit-own.ts";
import { byMailedLink } from "../audit/caller.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { ownerOf } from "../http/session-gate.ts";
import { askByMail } from "../mailed-links/ask-by-mail.ts";
import { linkEnded, requireLink, stateOfLink, useLink } from "../mailed-links/use-link.ts";
import { system } from "../runtime/services.ts";

export function resetRoutes(api: Api): void {
  route(api, "POST /v1/password-resets", async ({ body, services, env, origin, waitUntil }) => {
    const { locale } = body;
    const known = await withConnection(services.connect, (db) => findCredentials(system, db, body.email));
    // To the address as the account has it: what was typed may be another to a mail server.
    const { id: accountId, email } = known ?? { id: null, email: body.email };
    const made = await askByMail(services, { purpose: "reset", accountId, email, locale, origin });
    waitUntil(wakeEffects(env, made.deliveries));
    return { until: formatInstant(made.until) };
  });

  route(api, "POST /v1/password-resets/completion", async ({ body, request, services, env, origin, caller }) => {
    const { token, password } = body;
    const now = services.now();
    const before = await withConnection(services.connect, (db) => requireLink(services, db, "reset", token));
    // No hash for what leads nowhere.
    const state = stateOfLink(before, now);
    if (state !== "open") throw linkEnded(state);
    const owner = before.accountId === null ? null : await requireAccount(services, ownerOf(before.accountId));
    // The link stays good for another one.
    if (owner) requirePassword(password, [owner.name, owner.handle, owner.email]);
    const passwordHash = await hashPassword(password);
    const accountId = await transact(services.connect, async (db) => {
      const link = await useLink(services, db, "reset", token);
      const account = link.accountId === null ? null : await lockCredentials(system, db, link.accountId);
      if (link.accountId === null || !account || account.email.toLowerCase() !== link.email.toLowerCase())
        throw linkEnded("replaced");
      await setPassword(system, db, link.accountId, passwordHash, now);
      await deleteSessions(system, db, link.accountId);
      await endMailedLinks(system, db, link.accountId, ["reset", "magic", "change"], now);
      // Whoever made the account hadn't shown that the address is theirs: they may be somebody else.
      if (account.emailVerifiedAt === null) {
        await revokeApiKeys(system, db, link.accountId, now);
        await deleteIdentities(system, db, link.accountId);
        await forgetFactors(system, db, link.accountId);
      }
      await verifyEmail(system, db, link.accountId, link.email, now);
      auditOwn(services, db, byMailedLink(caller, link.accountId), "account.password_reset");
      return link.accountId;
    });
    await closeConsoles(env, accountId, { except: null });
    const account = await requireAccount(services, ownerOf(accountId));
    return signIn(services, account, { method: "mail", request, origin });
  });
}
