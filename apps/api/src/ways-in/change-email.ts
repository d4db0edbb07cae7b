import type { Database } from "@daybook/db/connection";
import { lockCredentials, setEmail } from "@daybook/db/credentials";
import { violates } from "@daybook/db/failures";
import { endMailedLinks, type MailedLinkRow } from "@daybook/db/mailed-links";
import { auditOwn } from "../audit/audit-own.ts";
import { byMailedLink, type Caller } from "../audit/caller.ts";
import { makeMailedLink } from "../mailed-links/ask-by-mail.ts";
import { linkEnded } from "../mailed-links/use-link.ts";
import { namedFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";

/**
 * Gives the account of a used link the address that it was mailed to. The former one is told, with a way back, if it was
 * its owner's; one that nobody proved may be a stranger's. Answers the deliveries to wake. Throws `email_taken`.
 */
export async function changeEmail(
  services: Services,
  db: Database,
  { accountId, email }: MailedLinkRow,
  { origin, caller }: { origin: string; caller: Caller },
): Promise<string[]> {
  if (accountId === null) throw linkEnded();
  const before = await lockCredentials(system, db, accountId);
  if (!before) throw linkEnded();
  await takeEmail(services, db, accountId, email);
  const fields = { before: { email: before.email }, after: { email } };
  auditOwn(services, db, byMailedLink(caller, accountId), "account.email_changed", fields);
  await endMailedLinks(system, db, accountId, ["verify", "reset", "magic", "change"], services.now());
  if (before.emailVerifiedAt === null || before.email.toLowerCase() === email.toLowerCase()) return [];
  const undo = { purpose: "undo", accountId, email: before.email, asked: { became: email }, origin } as const;
  return (await makeMailedLink(services, db, undo)).deliveries;
}

export async function takeEmail(services: Services, db: Database, accountId: string, email: string): Promise<void> {
  try {
    await setEmail(system, db, accountId, email, services.now());
  } catch (error) {
    if (violates(error, "accounts_email"))
      throw namedFailure("email_taken", { in: "body", path: "token" }, "Another account has this address by now.");
    throw error;
  }
}
