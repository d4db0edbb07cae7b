import type { AuditAct } from "@daybook/contract/audit-acts";
import type { Actor } from "@daybook/core/bookings/change";
import type { BookingSnapshot } from "@daybook/core/bookings/events";
import { formatInstant } from "@daybook/core/time/instant";
import type { Database } from "@daybook/db/connection";
import { audit } from "../audit/audit.ts";
import { type Caller, daybookItself, theInvitee } from "../audit/caller.ts";
import type { Services } from "../runtime/services.ts";

interface BookingAct {
  act: Extract<AuditAct, `booking.${string}`>;
  bookingId: string;
  /** In whose logs it is written: those whom it occupies. */
  hostIds: readonly string[];
  /** Who acts; a command of the version before says no more than `actor` and `accountId`. */
  by: Caller | undefined;
  actor: Actor;
  accountId: string | null;
  before?: object | null;
  after?: object | null;
}

/** What a log tells of a booking: neither who booked it nor what they wrote, which is read from the booking itself. */
export const auditedBooking = (snapshot: BookingSnapshot | null) =>
  snapshot && {
    state: snapshot.state,
    start: formatInstant(snapshot.start),
    end: formatInstant(snapshot.end),
    guests: snapshot.guestIds?.length ?? 0,
    // Told only where the host chose that the invitee isn't.
    ...(snapshot.tellsInvitee === false ? { notify: false } : {}),
  };

function callerOf({ act, by, actor, accountId, bookingId }: BookingAct): Caller {
  if (actor === "invitee")
    return by?.actor === "invitee" ? by : theInvitee(bookingId, act === "booking.created" ? "none" : "link");
  if (by) return by;
  if (accountId === null) return daybookItself;
  return { actor: "account", actorId: accountId, via: "none", viaId: null, from: null };
}

/** Writes down what becomes of a booking, in the log of each account whose time it is. */
export function auditBooking(services: Services, db: Database, change: BookingAct): void {
  const { act, bookingId, hostIds, before, after } = change;
  audit(services, db, callerOf(change), {
    ...{ act, before, after, log: { hosts: hostIds } },
    subject: { kind: "booking", id: bookingId },
  });
}
