import type { Message } from "@daybook/core/bookings/messages";
import type { Reader } from "@daybook/words/server";
import type { Reading } from "./mail-dates.ts";

/** What has become of the booking, or what is recalled of it. */
export type BookingMailKind =
  | "confirmed"
  | "moved"
  | "cancelled"
  | "reminder"
  | "follow_up"
  /** Of one that its host has to agree to first. */
  | "requested"
  | "approved"
  | "declined"
  | "expired"
  /** Told to a guest alone: they aren't one any more. */
  | "removed";

/** What a mail about a booking is made of. Instants are epoch milliseconds, `[start, end)`. */
export interface BookingMailInput {
  kind: BookingMailKind;
  audience: "invitee" | "guest" | "host";
  /** The one of them that it is to. */
  reader: Reader;
  dedupeKey: string;
  host: { name: string; address: string };
  invitee: { name: string; address: string };
  /** The one guest that it is to. */
  guest?: { name: string; address: string };
  /** Who comes along, by name or address; never put into a guest's mail. */
  guests?: readonly string[];
  eventTitle: string;
  start: number;
  end: number;
  /** Where a moved booking was before; it was as long as it is now. */
  previousStart?: number;
  location: { kind: "in_person" | "phone" | "link" | "custom"; value: string };
  /** What stands on the page, such as "€45, paid at the studio"; empty: nothing. */
  price: string;
  answers: { label: string; value: string }[];
  /** Given with a cancellation, or when a request is declined. */
  reason?: string;
  cancelledBy?: "invitee" | "host";
  /** The host booked it for the invitee. */
  bookedByHost?: boolean;
  /** When a reminder is sent: "tomorrow" is true then. */
  now?: number;
  /** Until when a request waits for its host's answer. */
  answerBy?: number;
  /** The invitee's own link; never put into the host's mail. */
  manageUrl?: string;
  /** Never put into the invitee's mail. */
  consoleUrl?: string;
  rebookUrl?: string;
  /** Where the reader says by one POST that they want no more of the kind (RFC 8058): a capability of theirs alone. */
  unsubscribeUrl?: string;
  invitation?: { method: "REQUEST" | "CANCEL"; ics: string };
  /** The host's own words to the invitee, instead of ours. */
  own?: Message;
}

/** The same, and its reader's words for it. */
export type WordedMail = BookingMailInput & Reading;
