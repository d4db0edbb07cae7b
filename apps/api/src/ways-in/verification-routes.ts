import { formatInstant } from "@daybook/core/time/instant";
import { type Database, withConnection } from "@daybook/db/connection";
import { verifyEmail } from "@daybook/db/credentials";
import { findOpenLinks, type MailedLinkRow } from "@daybook/db/mailed-links";
import { transact } from "@daybook/db/transaction";
import { presentAccount } from "../accounts/present.ts";
import { requireAccount } from "../accounts/require-account.ts";
import { auditOwn } from "../audit/audit-own.ts";
import { byMailedLink, type Caller } from "../audit/caller.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { askOwnLink } from "../mailed-links/ask-by-mail.ts";
import { linkEnded, refusedCode, type Tried, tryMailedCode, useLink } from "../mailed-links/use-link.ts";
import { type Services, system } from "../runtime/services.ts";
import { changeEmail } from "./change-email.ts";

export function verificationRoutes(api: Api): void {
  route(api, "POST /v1/me/verifications", async ({ owner, services, env, origin }) => {
    const { email, emailVerifiedAt, locale } = await requireAccount(services, owner);
    if (emailVerifiedAt !== null) return { email, until: null };
    const { until } = await askOwnLink(services, env, owner, { purpose: "verify", email, locale, origin });
    return { email, until: formatInstant(until) };
  });

  route(api, "POST /v1/verifications", async ({ body, services, caller }) => {
    const link = await transact(services.connect, async (db) => {
      const used = await useLink(services, db, "verify", body.token);
      await proveEmail(services, db, used, caller);
      return used;
    });
    return { email: link.email };
  });

  route(api, "POST /v1/me/verifications/code", async ({ owner, body, services, env, origin, caller }) => {
    const now = services.now();
    const open = await withConnection(services.connect, (db) => findOpenLinks(owner, db, ["change", "verify"], now));
    let deliveries: string[] = [];
    const tried = await transact<Tried>(services.connect, async (db) => {
      let outcome: Tried = { kind: "ended" };
      // Both mails may be there: the code is whichever's it is.
      for (const { id } of open) {
        const one = await tryMailedCode(services, db, id, body.code);
        if (one.kind !== "ended") outcome = one;
        if (one.kind === "right") break;
      }
      if (outcome.kind !== "right") return outcome;
      if (outcome.link.purpose === "change")
        deliveries = await changeEmail(services, db, outcome.link, { origin, caller });
      else await proveEmail(services, db, outcome.link, caller);
      return outcome;
    });
    if (open.length === 0) throw linkEnded();
    if (tried.kind !== "right") throw refusedCode(tried);
    await wakeEffects(env, deliveries);
    return { account: presentAccount(await requireAccount(services, owner), origin) };
  });
}

/** Throws `link_ended` when the account has another address by now. */
async function proveEmail(
  services: Services,
  db: Database,
  { accountId, email }: MailedLinkRow,
  caller: Caller,
): Promise<void> {
  if (accountId === null || !(await verifyEmail(system, db, accountId, email, services.now())))
    throw linkEnded("replaced");
  auditOwn(services, db, byMailedLink(caller, accountId), "account.verified", { after: { email } });
}
