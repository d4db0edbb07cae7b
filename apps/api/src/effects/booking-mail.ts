import {
  type BookingSnapshot,
  guestIdOf,
  heardStart,
  isSilenced,
  type MailedChange,
  mailed,
  mailedKinds,
} from "@daybook/core/bookings/events";
import type { Mail } from "@daybook/core/ports/mailer";
import { readableEmail } from "@daybook/core/text/email-address";
import type { BookedHost, BookingRow, BookingSurroundings } from "@daybook/db/bookings";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { eventsOf } from "@daybook/db/subject-events";
import { writeInvitation } from "@daybook/integrations/calendars/ics/write-invitation";
import { bookingMail } from "@daybook/integrations/mail/booking-mail";
import { wordsOf } from "@daybook/words/server";
import { invitedEvent } from "../bookings/calendar-event.ts";
import { manageUrl } from "../bookings/manage-url.ts";
import { namedHost } from "../bookings/named-host.ts";
import { readerOfHost, readerOfInvitee } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import { mailboxProof } from "../tokens/mailbox-proof.ts";
import { organizerAddress } from "../tokens/reply-address.ts";
import { guestMail } from "./guest-mail.ts";
import { ownMessage } from "./own-message.ts";
import { readBooking } from "./read-booking.ts";
import type { CarryContext } from "./sink.ts";

/** The changes of a booking that are told by mail, those before a delivery's own and those after it. */
async function changesAround({ db, read }: CarryContext, { event, orderNumber, target }: LeasedDelivery) {
  const subject = { kind: "booking" as const, id: event.subjectId };
  // Of the others nobody but guests hears that there are guests.
  const kinds = target === "invitee" ? Object.keys(mailed) : mailedKinds;
  const name = `changes of ${subject.id}: ${kinds.join()}`;
  const all = await read(name, () => eventsOf(system, db, subject, kinds));
  const changes = (side: typeof all) => side as unknown as MailedChange[];
  return {
    earlier: changes(all.filter(({ sequence }) => sequence < orderNumber)),
    later: changes(all.filter(({ sequence }) => sequence > orderNumber)),
  };
}

/**
 * The mail a delivery asks for: what the change was stands in its event, who and where in the booking. `isLate` when
 * another change has followed, `isSilenced` when its reader isn't told of any that did. Null when the booking is gone.
 */
export async function composeBookingMail(
  context: CarryContext,
  delivery: LeasedDelivery,
): Promise<{ mail: Mail; isLate: boolean; isSilenced: boolean } | null> {
  const { event, target } = delivery;
  const found = event.subjectKind === "booking" ? await readBooking(context, event.subjectId) : null;
  if (!found) return null;
  const after = event.after as BookingSnapshot;
  const before = event.before as BookingSnapshot | null;
  const isLate = found.row.sequence > after.sequence;
  const guestId = guestIdOf(target);
  const toGuest = guestId === undefined ? undefined : found.row.guests.find(({ id }) => id === guestId);
  if (guestId !== undefined && !toGuest) return null;
  const isInvited = target === "invitee" || toGuest !== undefined;
  const isMove = mailed[event.kind as keyof typeof mailed] === "moved";
  const around = isInvited && (isLate || isMove) ? await changesAround(context, delivery) : { earlier: [], later: [] };
  const heard = isInvited ? heardStart({ before, after }, around.earlier, guestId) : (before?.start ?? null);
  const organizer = await organizerAddress(context.services, found.row.id);
  const mail = toGuest
    ? guestMail(organizer, delivery, toGuest, heard, found.row, found.around)
    : await write(context, delivery, after, heard, found.row, found.around);
  return { mail, isLate, isSilenced: isInvited && isSilenced(around.later, guestId) };
}

/** To whom it says again what was said before, it isn't news who booked. */
const isResent = (kind: string): boolean => kind === "booking.readdressed" || kind === "booking.resent";

/** Whom a mail is to or from: the host it names, and to the guest whoever's page it is, answered by the first host. */
export function hostOf(target: string, { hosts, hostName }: BookingSurroundings): Omit<BookedHost, "id"> {
  const [first] = hosts;
  const { email = "", timezone = "UTC", locale = null, hour12 = null } = first ?? {};
  return namedHost(target, hosts) ?? { name: hostName, email, timezone, locale, hour12 };
}

/** Those who came along then. */
const guestNames = ({ guests }: BookingRow, { guestIds = [] }: BookingSnapshot): string[] =>
  guests
    .filter(({ id }) => guestIds.includes(id))
    .map(({ name, email }) => (name === "" ? readableEmail(email) : `${name}, ${readableEmail(email)}`));

async function write(
  context: CarryContext,
  delivery: LeasedDelivery,
  { start, end, sequence, reason }: BookingSnapshot,
  heard: number | null,
  row: BookingRow,
  around: BookingSurroundings,
): Promise<Mail> {
  const { services } = context;
  const { event, target, dedupeKey } = delivery;
  const change = mailed[event.kind as keyof typeof mailed] ?? "confirmed";
  // To whoever heard of no booking before, it's a booking.
  const kind = change === "moved" && heard === null ? "confirmed" : change;
  const origin = event.origin ?? "";
  const toInvitee = target === "invitee";
  const host = hostOf(target, around);
  const url = await manageUrl(services, row, origin);
  const organizer = { name: around.hostName, address: await organizerAddress(services, row.id) };
  const invitee = readerOfInvitee(row);
  const entry = invitedEvent({ ...row, start, end, sequence }, organizer, url, wordsOf(invitee));
  const cancelled = kind === "cancelled";
  const own = toInvitee ? await ownMessage(context, delivery, kind, around.messages) : undefined;
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
    guests: guestNames(row, event.after as BookingSnapshot),
    ...(own ? { own } : {}),
    ...(kind === "confirmed" && event.actor === "host" && !isResent(event.kind) ? { bookedByHost: true } : {}),
    ...(kind === "moved" && heard !== null && heard !== start ? { previousStart: heard } : {}),
    ...(cancelled ? { cancelledBy: event.actor === "host" ? ("host" as const) : ("invitee" as const), reason } : {}),
    ...(toInvitee
      ? {
          manageUrl: `${url}#mail=${await mailboxProof(services.keys, row)}`,
          rebookUrl: `${origin}/${around.handle}/${around.slug}`,
          invitation: cancelled
            ? { method: "CANCEL" as const, ics: writeInvitation("CANCEL", { ...entry, status: "cancelled" }) }
            : { method: "REQUEST" as const, ics: writeInvitation("REQUEST", { ...entry, status: "confirmed" }) },
        }
      : { consoleUrl: `${origin}/console/bookings/${row.id}` }),
  });
}
