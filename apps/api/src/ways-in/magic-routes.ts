import { formatInstant } from "@daybook/core/time/instant";
import { findCredentials } from "@daybook/db/accounts";
import { type Database, withConnection } from "@daybook/db/connection";
import { lockCredentials, verifyEmail } from "@daybook/db/credentials";
import type { MailedLinkRow } from "@daybook/db/mailed-links";
import { transact } from "@daybook/db/transaction";
import { requireAccount } from "../accounts/require-account.ts";
import { shutOut } from "../accounts/shut-out.ts";
import { signIn } from "../accounts/sign-in.ts";
import { auditOwn } from "../audit/audit-own.ts";
import { byMailedLink, type Caller } from "../audit/caller.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { ownerOf } from "../http/session-gate.ts";
import { askByMail } from "../mailed-links/ask-by-mail.ts";
import { mintTicket, readTicket } from "../mailed-links/link-token.ts";
import { linkEnded, refusedCode, type Tried, tryMailedCode, useLink } from "../mailed-links/use-link.ts";
import { type Services, system } from "../runtime/services.ts";

export function magicRoutes(api: Api): void {
  route(api, "POST /v1/magic-links", async ({ body, services, env, origin, waitUntil }) => {
    const { locale } = body;
    const known = await withConnection(services.connect, (db) => findCredentials(system, db, body.email));
    // To the address as the account has it: what was typed may be another to a mail server.
    const { id: accountId, email } = known ?? { id: null, email: body.email };
    const { id, until, deliveries } = await askByMail(services, { purpose: "magic", accountId, email, locale, origin });
    waitUntil(wakeEffects(env, deliveries));
    return { ticket: await mintTicket(services.keys, id), until: formatInstant(until) };
  });

  route(api, "POST /v1/magic-links/completion", async ({ body, request, services, origin, caller }) => {
    const accountId =
      "token" in body
        ? await byLink(services, body.token, caller)
        : await byCode(services, body.ticket, body.code, caller);
    const account = await requireAccount(services, ownerOf(accountId));
    return signIn(services, account, { method: "mail", request, origin });
  });
}

const byLink = (services: Services, token: string, caller: Caller): Promise<string> =>
  transact(services.connect, async (db) => enter(services, db, await useLink(services, db, "magic", token), caller));

async function byCode(services: Services, ticket: string, code: string, caller: Caller): Promise<string> {
  const id = await readTicket(services.keys, ticket);
  if (id === null) throw linkEnded();
  let accountId = "";
  const tried = await transact<Tried>(services.connect, async (db) => {
    const outcome = await tryMailedCode(services, db, id, code);
    if (outcome.kind === "right") accountId = await enter(services, db, outcome.link, caller);
    return outcome;
  });
  if (tried.kind !== "right") throw refusedCode(tried);
  return accountId;
}

/** Whose account a used link opens. The first to prove its address has it alone: somebody else may have made it. */
async function enter(
  services: Services,
  db: Database,
  { accountId, email }: MailedLinkRow,
  caller: Caller,
): Promise<string> {
  const account = accountId === null ? null : await lockCredentials(system, db, accountId);
  if (accountId === null || !account || account.email.toLowerCase() !== email.toLowerCase())
    throw linkEnded("replaced");
  const now = services.now();
  if (account.emailVerifiedAt === null) {
    await shutOut(db, accountId, now);
    auditOwn(services, db, byMailedLink(caller, accountId), "account.verified", { after: { email } });
  }
  await verifyEmail(system, db, accountId, email, now);
  return accountId;
}
