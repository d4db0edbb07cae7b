import { type Guest, mailboxOf } from "@daybook/core/bookings/guests";
import { type BookingRow, standingGuests } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { hostAddresses } from "@daybook/db/hosts";
import type { KeyScope } from "@daybook/db/idempotency";
import type { Services } from "../runtime/services.ts";

/** Who comes along to a booking, for whoever may know. */
export const guestsOf = (row: Pick<BookingRow, "guests">): Guest[] =>
  standingGuests(row).map(({ id, email, name }) => ({ id, email, name }));

/**
 * Guests with ids, those of before for who was there already. Hosts are left out in silence: they get mails of their own, and
 * a refusal would tell anybody by which address they sign in.
 */
export async function newGuests(
  services: Pick<Services, "newId">,
  db: Database,
  scope: KeyScope,
  hostIds: readonly string[],
  given: readonly { email: string; name?: string | undefined }[],
  before: readonly Guest[] = [],
): Promise<Guest[]> {
  if (given.length === 0) return [];
  const hosts = new Set((await hostAddresses(scope, db, hostIds)).map(mailboxOf));
  return given
    .filter(({ email }) => !hosts.has(mailboxOf(email)))
    .map(({ email, name = "" }) => {
      const known = before.find((one) => mailboxOf(one.email) === mailboxOf(email));
      return { id: known?.id ?? services.newId(), email, name };
    });
}
