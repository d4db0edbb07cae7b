import { findBooking } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import type { CapabilityScope } from "@daybook/db/scopes";
import type { Subscription } from "@daybook/db/unsubscriptions";
import { audit } from "../audit/audit.ts";
import { type Caller, theInvitee } from "../audit/caller.ts";
import { auditBooking } from "../booking-changes/audit-booking.ts";
import { type Services, system } from "../runtime/services.ts";

/** Writes down that a link ended an account's digest, or what a booking sends its invitee by itself. */
export async function auditUnsubscription(
  services: Services,
  db: Database,
  caller: Caller,
  { id }: CapabilityScope<"unsubscribe">,
  from: Subscription["to"],
): Promise<void> {
  if (from === "digest") {
    const who: Caller = { ...caller, actor: "account", actorId: id, via: "link" };
    const fields = { before: { digest: true }, after: { digest: null } };
    audit(services, db, who, { act: "account.changed", subject: { kind: "account", id }, ...fields });
    return;
  }
  const row = await findBooking(system, db, id);
  if (!row) return;
  auditBooking(services, db, {
    ...{ act: "booking.reminders_changed", bookingId: id, hostIds: row.hostIds },
    ...{ by: theInvitee(id), actor: "invitee", accountId: null },
    ...{ before: { reminders: true }, after: { reminders: false } },
  });
}
