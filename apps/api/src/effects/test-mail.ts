import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf } from "@daybook/db/accounts";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import type { AskedTestMail } from "../event-types/message-routes.ts";
import { testMail } from "../event-types/sample-mail.ts";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

/** The mail that a host asked for to see their own words; null when their account is gone. */
export async function composeTestMail({ db }: CarryContext, delivery: LeasedDelivery): Promise<Mail | null> {
  const { event, target, dedupeKey } = delivery;
  const host = await accountOf(system, db, target.replace(/^account:/, ""));
  if (!host) return null;
  const { slug, ...asked } = event.after as AskedTestMail;
  const url = `${event.origin ?? ""}/${host.handle}/${slug}`;
  return testMail({ ...asked, host, url, now: event.at }, dedupeKey);
}
