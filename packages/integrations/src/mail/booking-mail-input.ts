import type { Reader } from "@daybook/words/server";
import type { Reading } from "./mail-dates.ts";

/** What has become of the booking, or of a guest's part in it: `removed` is told to guests alone. */
export type BookingMailKind = "confirmed" | "moved" | "cancelled" | "removed";

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
  /** Given with a cancellation. */
  reason?: string;
  cancelledBy?: "invitee" | "host";
  /** The host booked it for the invitee. */
  bookedByHost?: boolean;
  /** The invitee's own link; never put into the host's mail. */
  manageUrl?: string;
  /** Never put into the invitee's mail. */
  consoleUrl?: string;
  rebookUrl?: string;
  invitation?: { method: "REQUEST" | "CANCEL"; ics: string };
}

/** The same, and its reader's words for it. */
export type WordedMail = BookingMailInput & Reading;
