import type { WordedMail } from "./booking-mail-input.ts";
import { guestWords } from "./guest-words.ts";
import { hostWords } from "./host-words.ts";
import { inviteeWords } from "./invitee-words.ts";
import { dayWords, timeWords, zoneWords } from "./mail-dates.ts";
import { firstName, isolated } from "./plain-text.ts";
import { soonWords } from "./soon-words.ts";
import type { BookingWords, Names } from "./wording.ts";

/** The words for one recipient; every text of the input must be one line already. */
export function bookingWords(input: WordedMail): BookingWords {
  const { audience, kind } = input;
  const [t, names] = [input.words.t, namesOf(input)];
  if (audience === "guest") return guestWords[kind](t, names, input);
  return (audience === "invitee" ? inviteeWords : hostWords)[kind === "removed" ? "cancelled" : kind](t, names, input);
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
