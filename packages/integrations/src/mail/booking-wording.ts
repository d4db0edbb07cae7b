import type { Words } from "@daybook/words/words";
import type { WordedMail } from "./booking-mail-input.ts";

/** The sentences of a letter about a booking. */
export interface BookingWords {
  subject: string;
  heading: string;
  lead: string;
}

export interface Names {
  title: string;
  host: string;
  invitee: string;
  /** The invitee, as somebody is spoken to. */
  reader: string;
  day: string;
  time: string;
  zone: string;
}

/** Whether it isn't in its reader's diary any more. */
export const isOff = ({ kind }: Pick<WordedMail, "kind">): boolean => kind === "cancelled" || kind === "removed";

/** Guests alone are told that they were taken off. */
export type Wording<Kind extends WordedMail["kind"] = Exclude<WordedMail["kind"], "removed">> = Record<
  Kind,
  (t: Words["t"], names: Names, input: WordedMail) => BookingWords
>;
