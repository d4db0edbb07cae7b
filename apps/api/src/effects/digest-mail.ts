import type { DigestOf } from "@daybook/core/bookings/digest";
import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf } from "@daybook/db/accounts";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { bookingsOfDay } from "@daybook/db/digests";
import { digestMail } from "@daybook/integrations/mail/digest-mail";
import { readerOfHost } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import { unsubscribeUrl } from "../unsubscribe/unsubscribe-url.ts";
import type { CarryContext } from "./sink.ts";

/** The mail that tells a host of the next day, as it is booked now; null when that has begun, or there is nothing to tell. */
export async function composeDigestMail(
  { db, services }: CarryContext,
  { event, dedupeKey }: LeasedDelivery,
): Promise<Mail | null> {
  const { from, to } = event.after as DigestOf;
  const now = services.now();
  if (now >= from) return null;
  const account = await accountOf(system, db, event.subjectId);
  // Whoever has switched it off meanwhile gets none.
  if (!account || account.digestHour === null) return null;
  const rows = await bookingsOfDay(system, db, account.id, from, to);
  if (rows.length === 0) return null;
  const origin = event.origin ?? "";
  return digestMail({
    reader: readerOfHost(account),
    dedupeKey,
    to: { name: account.name, address: account.email },
    day: from,
    now,
    bookings: rows.map(({ id, start, end, settings, inviteeName }) => ({
      ...{ start, end, title: settings.title, invitee: inviteeName, place: settings.location.value },
      consoleUrl: `${origin}/console/bookings/${id}`,
    })),
    consoleUrl: `${origin}/console`,
    unsubscribeUrl: await unsubscribeUrl(services, account.id, origin),
  });
}
