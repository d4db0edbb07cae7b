import { type BookingSnapshot, mailed } from "@daybook/core/bookings/events";
import type { Mail } from "@daybook/core/ports/mailer";
import type { BookedHost, BookingRow, BookingSurroundings } from "@daybook/db/bookings";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { writeInvitation } from "@daybook/integrations/calendars/ics/write-invitation";
import { bookingMail } from "@daybook/integrations/mail/booking-mail";
import { wordsOf } from "@daybook/words/server";
import { invitedEvent } from "../bookings/calendar-event.ts";
import { manageUrl } from "../bookings/manage-url.ts";
import { namedHost } from "../bookings/named-host.ts";
import { readerOfHost, readerOfInvitee } from "../readers/reader-of.ts";
import type { Services } from "../runtime/services.ts";
import { readBooking } from "./read-booking.ts";
import type { CarryContext } from "./sink.ts";

/**
 * The mail a delivery asks for: what the change was stands in its event, who and where in the booking. `isLate` when
 * another change has followed. Null when the booking is gone.
 */
export async function composeBookingMail(
  context: CarryContext,
  delivery: LeasedDelivery,
): Promise<{ mail: Mail; isLate: boolean } | null> {
  const { event } = delivery;
  const found = event.subjectKind === "booking" ? await readBooking(context, event.subjectId) : null;
  if (!found) return null;
  const after = event.after as BookingSnapshot;
  const mail = await write(context.services, delivery, after, found.row, found.around);
  return { mail, isLate: found.row.sequence > after.sequence };
}

/** Whom a mail is to or from: the host it names, and to the guest whoever's page it is, answered by the first host. */
function hostOf(target: string, { hosts, hostName }: BookingSurroundings): Omit<BookedHost, "id"> {
  const [first] = hosts;
  const { email = "", timezone = "UTC", locale = null, hour12 = null } = first ?? {};
  return namedHost(target, hosts) ?? { name: hostName, email, timezone, locale, hour12 };
}

async function write(
  services: Services,
  { event, target, dedupeKey }: LeasedDelivery,
  { start, end, sequence, reason }: BookingSnapshot,
  row: BookingRow,
  around: BookingSurroundings,
): Promise<Mail> {
  const kind = mailed[event.kind as keyof typeof mailed] ?? "confirmed";
  const before = event.before as BookingSnapshot | null;
  const origin = event.origin ?? "";
  const toInvitee = target === "invitee";
  const host = hostOf(target, around);
  const url = await manageUrl(services, row, origin);
  const organizer = { name: around.hostName, address: services.mailFrom };
  const invitee = readerOfInvitee(row);
  const entry = invitedEvent({ ...row, start, end, sequence }, organizer, url, wordsOf(invitee));
  const cancelled = kind === "cancelled";
  return bookingMail({
    kind,
    audience: toInvitee ? "invitee" : "host",
    reader: toInvitee ? invitee : readerOfHost(host),
    dedupeKey,
    start,
    end,
    host: { name: host.name, address: host.email },
    invitee: { name: row.inviteeName, address: row.inviteeEmail },
    eventTitle: row.settings.title,
    location: row.settings.location,
    price: row.settings.price,
    answers: row.answers,
    ...(kind === "confirmed" && event.actor === "host" ? { bookedByHost: true } : {}),
    ...(kind === "moved" && before ? { previousStart: before.start } : {}),
    ...(cancelled ? { cancelledBy: event.actor === "host" ? ("host" as const) : ("invitee" as const), reason } : {}),
    ...(toInvitee
      ? {
          manageUrl: url,
          rebookUrl: `${origin}/${around.handle}/${around.slug}`,
          invitation: cancelled
            ? { method: "CANCEL" as const, ics: writeInvitation("CANCEL", { ...entry, status: "cancelled" }) }
            : { method: "REQUEST" as const, ics: writeInvitation("REQUEST", { ...entry, status: "confirmed" }) },
        }
      : { consoleUrl: `${origin}/console/bookings/${row.id}` }),
  });
}
