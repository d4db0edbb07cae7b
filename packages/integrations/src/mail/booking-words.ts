import type { BookingMailInput } from "./booking-mail-input.ts";
import { dayWords, timeWords, zoneWords } from "./mail-dates.ts";
import { firstName, isolated } from "./plain-text.ts";

/** The sentences of a letter about a booking. */
export interface BookingWords {
  subject: string;
  heading: string;
  lead: string;
}

/** The words for one recipient; every text of the input must be one line already. */
export function bookingWords(input: BookingMailInput): BookingWords {
  return (input.audience === "invitee" ? inviteeWords : hostWords)[input.kind](namesOf(input), input);
}

interface Names {
  title: string;
  host: string;
  invitee: string;
  reader: string;
  /** "Thursday 15 October, 12:30 Lisbon time" */
  moment: string;
  /** "Thursday 15 October at 12:30" */
  dayAndTime: string;
}

function namesOf(input: BookingMailInput): Names {
  const day = dayWords(input.start, input);
  const time = timeWords(input.start, input);
  return {
    title: isolated(input.eventTitle),
    host: isolated(input.host.name),
    invitee: isolated(input.invitee.name),
    reader: isolated(firstName(input.invitee.name)),
    moment: `${day}, ${time} ${zoneWords(input.start, input)}`,
    dayAndTime: `${day} at ${time}`,
  };
}

type Wording = Record<BookingMailInput["kind"], (names: Names, input: BookingMailInput) => BookingWords>;

const inviteeWords: Wording = {
  confirmed: ({ title, host, reader, moment }, { invitation }) => ({
    subject: `You’re booked: ${title}, ${moment}`,
    heading: `You’re booked with ${host}, ${reader}.`,
    lead: sentences(
      "It’s in the diary.",
      invitation && "Put it in yours with the attached calendar file.",
      "If anything changes, we write to you again.",
    ),
  }),
  moved: ({ title, host, reader, moment, dayAndTime }, { invitation }) => ({
    subject: `Moved: ${title}, now ${moment}`,
    heading: `Your booking with ${host} has moved, ${reader}.`,
    lead: sentences(`It’s now on ${dayAndTime}.`, invitation && "The attached calendar file moves it in your diary."),
  }),
  cancelled: ({ title, host, reader, moment, dayAndTime }, { cancelledBy, invitation }) => ({
    subject: `Cancelled: ${title}, ${moment}`,
    heading: {
      invitee: `You’ve cancelled, ${reader}.`,
      host: `${host} has cancelled, ${reader}.`,
      unknown: `Your booking with ${host} is cancelled, ${reader}.`,
    }[cancelledBy ?? "unknown"],
    lead: sentences(
      cancelledBy === "invitee"
        ? `${title} on ${dayAndTime} is off, and the time is free again for others.`
        : `${title} on ${dayAndTime} won’t take place.`,
      invitation && "The attached calendar file takes it out of your diary.",
    ),
  }),
};

const hostWords: Wording = {
  confirmed: ({ title, invitee, moment }, { invitation }) => ({
    subject: `Booked: ${title} with ${invitee}, ${moment}`,
    heading: `${invitee} has booked ${title}.`,
    lead: sentences("It’s in your diary.", invitation && "The attached calendar file puts it in your other calendars."),
  }),
  moved: ({ title, invitee, moment, dayAndTime }, { invitation }) => ({
    subject: `Moved: ${title} with ${invitee}, now ${moment}`,
    heading: `${title} with ${invitee} has moved.`,
    lead: sentences(
      `It’s now on ${dayAndTime}.`,
      invitation && "The attached calendar file moves it in your other calendars.",
    ),
  }),
  cancelled: ({ title, invitee, moment, dayAndTime }, { cancelledBy, invitation }) => ({
    subject: `Cancelled: ${title} with ${invitee}, ${moment}`,
    heading: {
      invitee: `${invitee} has cancelled ${title}.`,
      host: `You’ve cancelled ${title} with ${invitee}.`,
      unknown: `${title} with ${invitee} is cancelled.`,
    }[cancelledBy ?? "unknown"],
    lead: sentences(
      `${dayAndTime} is free again for others.`,
      invitation && "The attached calendar file takes it out of your other calendars.",
    ),
  }),
};

function sentences(...parts: (string | undefined | false)[]): string {
  return parts.filter(Boolean).join(" ");
}
