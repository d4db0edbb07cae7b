import type { DigestOf } from "@daybook/core/bookings/digest";
import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf } from "@daybook/db/accounts";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { bookingsOfDay } from "@daybook/db/digests";
import { system } from "../runtime/services.ts";
import { unsubscribeUrl } from "../unsubscribe/unsubscribe-url.ts";
import type { CarryContext } from "./sink.ts";

/** The mail that tells a host of the next day, as it is booked now; null when that has begun, or nothing is booked. */
export async function composeDigestMail(
  { db, services }: CarryContext,
  { event, dedupeKey }: LeasedDelivery,
): Promise<Mail | null> {
  const { from, to, date } = event.after as DigestOf;
  if (services.now() >= from) return null;
  const account = await accountOf(system, db, event.subjectId);
  if (!account || account.digestHour === null) return null;
  const rows = await bookingsOfDay(system, db, account.id, from, to);
  if (rows.length === 0) return null;
  const text = `${date}: ${rows.length}`;
  return {
    to: { name: account.name, address: account.email },
    subject: text,
    text,
    html: text,
    attachments: [],
    listUnsubscribe: await unsubscribeUrl(services, account.id, event.origin ?? ""),
    dedupeKey,
  };
}
