import { type DeliveryRequest, orderKey } from "../events/event.ts";
import type { Actor } from "./change.ts";
import type { BookingEvent, BookingSnapshot } from "./events.ts";
import type { ReplyAnswer } from "./reply.ts";

/** A booking as it stands, and what one of those who were invited answered. */
export interface AnsweredSnapshot extends BookingSnapshot {
  reply: { guestId?: string | undefined; name: string; answer: ReplyAnswer; comment: string };
}

type Resent = "booking.readdressed" | "booking.resent";
interface By {
  actor: Actor;
  /** Epoch milliseconds. */
  at: number;
}

const about = (kind: BookingEvent["kind"], bookingId: string, snapshot: BookingSnapshot, by: By): BookingEvent => ({
  kind,
  subject: { kind: "booking", id: bookingId },
  leastSequence: snapshot.sequence,
  before: snapshot,
  after: snapshot,
  ...by,
});

/** The invitee is written to anew: at another address, or because the mail before didn't reach them. */
export const resentEvent = (kind: Resent, bookingId: string, snapshot: BookingSnapshot, by: By): BookingEvent =>
  about(kind, bookingId, snapshot, by);

/** Somebody's calendar answered; the booking stands as it did. */
export const answeredEvent = (bookingId: string, snapshot: AnsweredSnapshot, at: number): BookingEvent =>
  about("booking.answered", bookingId, snapshot, { actor: "invitee", at });

/** These happen any number of times at one SEQUENCE: their time tells one from the other. */
function mails({ kind, subject, at }: BookingEvent, targets: readonly string[]): DeliveryRequest[] {
  return targets.map((target) => ({
    sink: "mail",
    target,
    orderKey: orderKey("mail", target, subject),
    dedupeKey: `mail:${subject.id}:${kind}:${at}:${target}`,
    dueAt: at,
  }));
}

export const resentDeliveries = (event: BookingEvent): DeliveryRequest[] => mails(event, ["invitee"]);

/** Hosts are told by mail where it is worth one. */
export const answeredDeliveries = (event: BookingEvent, isWorthMail: boolean): DeliveryRequest[] =>
  mails(event, isWorthMail ? event.after.hostIds.map((id) => `host:${id}`) : []);
