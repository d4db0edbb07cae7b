import { DAY } from "../time/units.ts";
import { type BookingState, keepsItsPlace } from "./change.ts";

/** What a calendar answers to an invitation: PARTSTAT of a REPLY (RFC 5546 3.2.3), in small letters. */
export const replyAnswers = ["accepted", "declined", "tentative"] as const;
export type ReplyAnswer = (typeof replyAnswers)[number];

/** A REPLY as it came by mail. `stamp`: its DTSTAMP, epoch ms. */
export interface Reply {
  /** Who sent the mail, and who the answer says that it is of. */
  from: string;
  attendee: string;
  uid: string;
  sequence: number;
  stamp: number;
  answer: ReplyAnswer;
  comment: string;
}

/** Somebody who was invited. */
export interface Invited {
  name: string;
  address: string;
  /** Of a guest. */
  guestId?: string;
}

export interface InvitedBooking {
  state: BookingState;
  end: number;
  calendarUid: string;
  /** The present SEQUENCE, and the one by which the present time was told: a change of guests raises it in between. */
  sequence: number;
  timeSequence: number;
  invited: readonly Invited[];
}

/** What is known of an answer already. */
export interface KnownReply {
  answer: ReplyAnswer;
  sequence: number;
  stamp: number;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Whose answer it is, when it is one: from somebody who was invited and of themselves, about the time that stands,
 * and to an appointment that is still to come. A program's clock may be a little ahead, but not a day.
 */
export function replierOf(booking: InvitedBooking, reply: Reply, now: number): Invited | null {
  if (booking.calendarUid !== reply.uid) return null;
  if (reply.sequence < booking.timeSequence || reply.sequence > booking.sequence) return null;
  if (!keepsItsPlace(booking.state) || booking.end <= now || reply.stamp > now + DAY) return null;
  if (!same(reply.from, reply.attendee)) return null;
  return booking.invited.find(({ address }) => same(address, reply.from)) ?? null;
}

/** Whether it says anything that isn't known: what was sent again, or before the answer that is known, doesn't. */
export const isNews = (reply: Reply, known: KnownReply | null): boolean =>
  known === null ||
  reply.sequence > known.sequence ||
  (reply.sequence === known.sequence && reply.stamp > known.stamp && reply.answer !== known.answer);

/** Whether the hosts get a mail of it: whoever books has said yes, so that only a no, a perhaps, or a yes after those is. */
export const isWorthMail = (answer: ReplyAnswer, known: KnownReply | null): boolean =>
  answer !== "accepted" || (known !== null && known.answer !== "accepted");

/** What an entry of the history tells beyond times and reason: an answer and whose, or the address before. */
export interface HistoryTold {
  answer?: ReplyAnswer;
  name?: string;
  was?: string;
}
