import { CLOSED, EVE, EXPORTED } from "@daybook/core/events/account-events";
import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf } from "@daybook/db/accounts";
import { findClosing } from "@daybook/db/closing";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { closedMail, exportedMail } from "@daybook/integrations/mail/own-data-mail";
import { readerOfHost } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

export const ownDataKinds: readonly string[] = [EXPORTED, CLOSED];

/** The mail about an account's own data; null when it tells of what isn't so any more. */
export async function composeOwnDataMail({ db }: CarryContext, delivery: LeasedDelivery): Promise<Mail | null> {
  const { event, dedupeKey, about } = delivery;
  const account = await accountOf(system, db, event.subjectId);
  if (!account || !event.after) return null;
  const input = {
    reader: readerOfHost(account),
    dedupeKey,
    to: { name: account.name, address: account.email },
    url: `${event.origin ?? ""}/console/settings/data`,
  };
  if (event.kind === EXPORTED) return exportedMail({ ...input, at: (event.after as { keptUntil: number }).keptUntil });
  // Whoever has kept the account meanwhile, or closed it anew, hears nothing of the time before.
  const closing = await findClosing(system, db, account.id);
  if (closing?.closedAt !== (event.after as { closedAt: number }).closedAt) return null;
  return closedMail({ ...input, at: closing.eraseAt, eve: about === EVE });
}
