import type { WordedMail } from "./booking-mail-input.ts";
import type { BookingWords, Names, Wording } from "./booking-wording.ts";
import { guestWords } from "./guest-words.ts";
import { dayWords, timeWords, zoneWords } from "./mail-dates.ts";
import { firstName, isolated } from "./plain-text.ts";

/** The words for one recipient; every text of the input must be one line already. */
export function bookingWords(input: WordedMail): BookingWords {
  const { audience, kind } = input;
  const [t, names] = [input.words.t, namesOf(input)];
  if (audience === "guest") return guestWords[kind](t, names, input);
  return (audience === "invitee" ? inviteeWords : hostWords)[kind === "removed" ? "cancelled" : kind](t, names, input);
}

function namesOf(input: WordedMail): Names {
  const { words } = input;
  return {
    title: isolated(input.eventTitle, words),
    host: isolated(input.host.name, words),
    invitee: isolated(input.invitee.name, words),
    reader: isolated(firstName(input.invitee.name), words),
    day: dayWords(input.start, input),
    time: timeWords(input.start, input),
    zone: zoneWords(input.start, input),
  };
}

const inviteeWords: Wording = {
  confirmed: (t, names, { invitation }) => ({
    subject: t("mail.invitee.confirmed.subject", names),
    heading: t("mail.invitee.confirmed.heading", names),
    lead: t(invitation ? "mail.invitee.confirmed.leadWithFile" : "mail.invitee.confirmed.lead"),
  }),
  moved: (t, names, { invitation }) => ({
    subject: t("mail.invitee.moved.subject", names),
    heading: t("mail.invitee.moved.heading", names),
    lead: t(invitation ? "mail.invitee.moved.leadWithFile" : "mail.invitee.moved.lead", names),
  }),
  cancelled: (t, names, { cancelledBy, invitation }) => ({
    subject: t("mail.invitee.cancelled.subject", names),
    heading: {
      invitee: () => t("mail.invitee.cancelled.headingByInvitee", names),
      host: () => t("mail.invitee.cancelled.headingByHost", names),
      unknown: () => t("mail.invitee.cancelled.headingByUnknown", names),
    }[cancelledBy ?? "unknown"](),
    lead:
      cancelledBy === "invitee"
        ? t(invitation ? "mail.invitee.cancelled.leadByInviteeWithFile" : "mail.invitee.cancelled.leadByInvitee", names)
        : t(invitation ? "mail.invitee.cancelled.leadWithFile" : "mail.invitee.cancelled.lead", names),
  }),
};

const hostWords: Wording = {
  confirmed: (t, names, { bookedByHost, invitation }) => ({
    subject: t("mail.host.confirmed.subject", names),
    heading: bookedByHost ? t("mail.host.confirmed.headingByHost", names) : t("mail.host.confirmed.heading", names),
    lead: t(invitation ? "mail.host.confirmed.leadWithFile" : "mail.host.confirmed.lead"),
  }),
  moved: (t, names, { invitation }) => ({
    subject: t("mail.host.moved.subject", names),
    heading: t("mail.host.moved.heading", names),
    lead: t(invitation ? "mail.host.moved.leadWithFile" : "mail.host.moved.lead", names),
  }),
  cancelled: (t, names, { cancelledBy, invitation }) => ({
    subject: t("mail.host.cancelled.subject", names),
    heading: {
      invitee: () => t("mail.host.cancelled.headingByInvitee", names),
      host: () => t("mail.host.cancelled.headingByHost", names),
      unknown: () => t("mail.host.cancelled.headingByUnknown", names),
    }[cancelledBy ?? "unknown"](),
    lead: t(invitation ? "mail.host.cancelled.leadWithFile" : "mail.host.cancelled.lead", names),
  }),
};
