import { formatInstant } from "@daybook/core/time/instant";
import { endMailedLinks } from "@daybook/db/mailed-links";
import { transact } from "@daybook/db/transaction";
import { requireAccount } from "../accounts/require-account.ts";
import { shutOut } from "../accounts/shut-out.ts";
import { auditOwn } from "../audit/audit-own.ts";
import { byMailedLink } from "../audit/caller.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { askOwnLink } from "../mailed-links/ask-by-mail.ts";
import { linkEnded, useLink } from "../mailed-links/use-link.ts";
import { fieldFailure } from "../runtime/failure.ts";
import { system } from "../runtime/services.ts";
import { changeEmail, takeEmail } from "./change-email.ts";

export function emailChangeRoutes(api: Api): void {
  // Whether an account has the new address, nobody learns here: its mailbox does.
  route(api, "POST /v1/me/email-changes", async ({ owner, body, services, env, origin }) => {
    const account = await requireAccount(services, owner);
    if (account.email.toLowerCase() === body.email.toLowerCase())
      throw fieldFailure("email", "same_email", "This is your address already.");
    const locale = body.locale ?? account.locale;
    const { email } = body;
    const { until } = await askOwnLink(services, env, owner, { purpose: "change", email, locale, origin });
    return { email, until: formatInstant(until) };
  });

  route(api, "DELETE /v1/me/email-changes/pending", async ({ owner, services }) => {
    await transact(services.connect, (db) => endMailedLinks(system, db, owner, ["change"], services.now()));
    return undefined;
  });

  route(api, "POST /v1/email-changes", async ({ body, services, env, origin, caller }) => {
    const { email, deliveries } = await transact(services.connect, async (db) => {
      const link = await useLink(services, db, "change", body.token);
      return { email: link.email, deliveries: await changeEmail(services, db, link, { origin, caller }) };
    });
    await wakeEffects(env, deliveries);
    return { email };
  });

  route(api, "POST /v1/email-changes/reversal", async ({ body, services, env, caller }) => {
    const link = await transact(services.connect, async (db) => {
      const used = await useLink(services, db, "undo", body.token);
      if (used.accountId === null) throw linkEnded();
      await takeEmail(services, db, used.accountId, used.email);
      await shutOut(db, used.accountId, services.now());
      const fields = { after: { email: used.email } };
      auditOwn(services, db, byMailedLink(caller, used.accountId), "account.email_restored", fields);
      await endMailedLinks(system, db, used.accountId, ["undo"], services.now());
      return used;
    });
    if (link.accountId !== null) await closeConsoles(env, link.accountId, { except: null });
    return { email: link.email };
  });
}
