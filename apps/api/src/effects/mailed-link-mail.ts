import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf, findCredentials } from "@daybook/db/accounts";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { findMailedLink, type MailedLinkRow } from "@daybook/db/mailed-links";
import { mailedLinkMail } from "@daybook/integrations/mail/mailed-link-mail";
import { verifyMail } from "@daybook/integrations/mail/verify-mail";
import { linkUrl, mailedCode } from "../mailed-links/link-token.ts";
import { stateOfLink } from "../mailed-links/use-link.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

/** As people read it off and type it. */
const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The mail of a link as it is now; null when nobody can use it any more. Link and code are made here, and kept nowhere. */
export async function composeMailedLinkMail(
  { db, services }: CarryContext,
  { event, dedupeKey }: LeasedDelivery,
): Promise<Mail | null> {
  const { keys } = services;
  const link = await findMailedLink(system, db, event.subjectId);
  if (!link || stateOfLink(link, services.now()) !== "open") return null;
  const account = link.accountId === null ? null : await accountOf(system, db, link.accountId);
  const reader = readerOfHost(account ?? { timezone: "UTC", locale: link.locale });
  const to = { ...(account ? { name: account.name } : {}), address: link.email };
  const said = { reader, dedupeKey, to, until: link.expiresAt };
  const origin = event.origin ?? "";
  if (link.purpose === "sign_up") {
    const known = await findCredentials(system, db, link.email);
    if (known) return mailedLinkMail({ ...said, kind: "exists", url: `${origin}/sign-in` });
    return mailedLinkMail({ ...said, kind: "welcome", url: await linkUrl(keys, origin, link) });
  }
  if (!account) return mailedLinkMail({ ...said, kind: "nobody", url: `${origin}/sign-up` });
  const url = await linkUrl(keys, origin, link);
  const { purpose } = link;
  if (purpose === "reset") return mailedLinkMail({ ...said, kind: "reset", url });
  if (purpose === "undo") return mailedLinkMail({ ...said, kind: "changed", url, became: becameOf(link) });
  const code = spaced(await mailedCode(keys, link.id));
  if (purpose === "magic") return mailedLinkMail({ ...said, kind: "magic", url, code });
  return verifyMail({ ...said, url, code });
}

const becameOf = ({ asked }: MailedLinkRow): string => (asked as { became?: string } | null)?.became ?? "";
