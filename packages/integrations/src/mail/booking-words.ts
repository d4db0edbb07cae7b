import type { Words } from "@daybook/words/words";
import type { BookingMailKind, WordedMail } from "./booking-mail-input.ts";
import { hostWords } from "./host-words.ts";
import { inviteeWords } from "./invitee-words.ts";
import { dayWords, timeWords, zoneWords } from "./mail-dates.ts";
import { firstName, isolated } from "./plain-text.ts";
import { soonWords } from "./soon-words.ts";

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

/** The words for one recipient; every text of the input must be one line already. */
export function bookingWords(input: WordedMail): BookingWords {
  return (input.audience === "invitee" ? inviteeWords : hostWords)[input.kind](input.words.t, namesOf(input), input);
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
  /** "tomorrow", "in 1 hour"; where nobody told the moment it is said at, the day itself. */
  soon: string;
}

function namesOf(input: WordedMail): Names {
  const { words, start, now } = input;
  return {
    title: isolated(input.eventTitle, words),
    host: isolated(input.host.name, words),
    invitee: isolated(input.invitee.name, words),
    reader: isolated(firstName(input.invitee.name), words),
    day: dayWords(start, input),
    time: timeWords(start, input),
    zone: zoneWords(start, input),
    soon: now === undefined ? dayWords(start, input) : soonWords(start, now, input),
  };
}

export type Wording = Readonly<
  Record<BookingMailKind, (t: Words["t"], names: Names, input: WordedMail) => BookingWords>
>;
