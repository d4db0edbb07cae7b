import type { Words } from "@daybook/words/words";
import type { BookingMailKind, WordedMail } from "./booking-mail-input.ts";

/** The sentences of a letter about a booking. */
export interface BookingWords {
  subject: string;
  heading: string;
  lead: string;
  /** Stands below the link, unless the kind has the usual one or none. */
  note?: string;
  /** Instead of the usual one. */
  footer?: string;
}

/** What those sentences name, fit to stand in them. */
export interface Names {
  title: string;
  host: string;
  invitee: string;
  /** The invitee, as somebody is spoken to. */
  reader: string;
  day: string;
  time: string;
  zone: string;
  /** "tomorrow", "in 1 hour"; where nobody told the moment it is said at, the day itself. */
  soon: string;
}

/** Guests alone are told that they were taken off. */
export type Wording<Kind extends BookingMailKind = Exclude<BookingMailKind, "removed">> = Readonly<
  Record<Kind, (t: Words["t"], names: Names, input: WordedMail) => BookingWords>
>;
