import { answeredDeliveries, answeredEvent } from "@daybook/core/bookings/invitee-events";
import { type Invited, isNews, isWorthMail, type Reply, replierOf } from "@daybook/core/bookings/reply";
import { insertReply, knownReply, timeSequenceOf } from "@daybook/db/booking-replies";
import { type BookingRow, findBooking, standingGuests } from "@daybook/db/bookings";
import { type Database, withConnection } from "@daybook/db/connection";
import { inviteeOfDelivery } from "@daybook/db/mail-outcomes";
import type { InboundMessage } from "@daybook/integrations/mail/inbound/read-message";
import { theInvitee } from "../audit/caller.ts";
import { auditBooking } from "../booking-changes/audit-booking.ts";
import { snapshotOf } from "../booking-changes/booking-event.ts";
import { deliveryIds, newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { notifyHosts } from "../invitees/notify-hosts.ts";
import { workerServices } from "../objects/worker-services.ts";
import { changeHost } from "../offers/change-host.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { type Services, system } from "../runtime/services.ts";
import { bookingOfReplyAddress } from "../tokens/reply-address.ts";
import { noteReport } from "./note-report.ts";

/** A mail that came. `recipients`: for whom, where its envelope is known; `origin`: what links in mails begin with. */
export interface InboundMail {
  raw: Uint8Array | string;
  recipients: readonly string[];
  origin: string;
}

/** Takes a mail that came by whatever way; whether it said anything new. What isn't understood is dropped. */
export async function takeMessage(env: Env, { raw, recipients, origin }: InboundMail): Promise<boolean> {
  // A parser of mails and one of calendars: only who gets any should pay for them at a start.
  const { readMessage } = await import("@daybook/integrations/mail/inbound/read-message");
  const message = await readMessage(raw);
  if (!message) return false;
  if (message.kind === "returned") return takeReturned(env, message);
  const bookingId = await addressedBooking(env, [...recipients, ...message.to]);
  const reply = { ...message.reply, from: message.from };
  return bookingId !== null && takeReply(env, bookingId, reply, origin);
}

async function addressedBooking(env: Env, addresses: readonly string[]): Promise<string | null> {
  const { INBOUND_ADDRESS: inbound } = settingsOf(env);
  if (!inbound) return null;
  for (const address of addresses) {
    const id = await bookingOfReplyAddress(workerServices(env).keys, inbound, address);
    if (id !== null) return id;
  }
  return null;
}

/** Nobody signs such a report: it counts for the address alone that the mail went to, which only its reader could have. */
async function takeReturned(env: Env, { returned }: Extract<InboundMessage, { kind: "returned" }>): Promise<boolean> {
  const { connect, now } = workerServices(env);
  const { deliveryId, address, state, lasting } = returned;
  const invitee = await withConnection(connect, (db) => inviteeOfDelivery(system, db, deliveryId));
  if (invitee?.toLowerCase() !== address.toLowerCase()) return false;
  return noteReport(env, {
    ...returned,
    eventId: `returned:${deliveryId}:${state}`,
    serviceId: "smtp",
    sentAt: now(),
    at: now(),
    suppresses: lasting ? "bounced" : null,
  });
}

/** A booking to which somebody may have answered, and who they are. */
async function invitedBooking(db: Database, bookingId: string) {
  const row = await findBooking(system, db, bookingId);
  if (!row) return null;
  return { row, asked: { ...row, timeSequence: await timeSequenceOf(system, db, bookingId), invited: invitedTo(row) } };
}

/** Everybody who was invited to a booking. */
const invitedTo = (row: BookingRow): Invited[] => [
  { name: row.inviteeName, address: row.inviteeEmail },
  ...standingGuests(row).map(({ id, name, email }) => ({ name: name || email, address: email, guestId: id })),
];

async function takeReply(env: Env, bookingId: string, reply: Reply, origin: string): Promise<boolean> {
  const services = workerServices(env);
  const found = await withConnection(services.connect, (db) => invitedBooking(db, bookingId));
  if (!found || !replierOf(found.asked, reply, services.now())) return false;
  const { row } = found;
  const effects = await changeHost<string[] | null>(services, {
    scope: system,
    key: null,
    hosts: row.hostIds,
    work: (db, { now }) => writeReply(services, db, bookingId, { reply, origin, now }),
    otherwise: async () => null,
  });
  if (!effects) return false;
  await Promise.all([wakeEffects(env, effects), notifyHosts(env, row.hostIds)]);
  return true;
}

/** The deliveries to wake; null where the answer says nothing new. */
async function writeReply(
  services: Services,
  db: Database,
  bookingId: string,
  { reply, origin, now }: { reply: Reply; origin: string; now: number },
): Promise<string[] | null> {
  const found = await invitedBooking(db, bookingId);
  const replier = found && replierOf(found.asked, reply, now);
  if (!found || !replier) return null;
  const { row } = found;
  const known = await knownReply(system, db, bookingId, reply.from);
  if (!isNews(reply, known)) return null;
  const { guestId, name } = replier;
  const told = { guestId, name, answer: reply.answer, comment: reply.comment };
  const event = answeredEvent(bookingId, { ...snapshotOf(row), reply: told }, now);
  const events = [newEvent(services, event, answeredDeliveries(event, isWorthMail(reply.answer, known)), origin)];
  await insertReply(system, db, { bookingId, historyId: services.newId(), name, reply, now, events });
  auditBooking(services, db, {
    ...{ act: "booking.answered", bookingId, hostIds: row.hostIds, actor: "invitee", accountId: null },
    ...{ by: theInvitee(bookingId, "mail"), after: { answer: reply.answer } },
  });
  return deliveryIds(events);
}
