import type { Mail } from "@daybook/core/ports/mailer";
import { readableEmail } from "@daybook/core/text/email-address";
import { wordsOf } from "@daybook/words/server";
import { kindsOfMail } from "./booking-kinds.ts";
import type { BookingMailInput, WordedMail } from "./booking-mail-input.ts";
import { bookingRows } from "./booking-rows.ts";
import { bookingWords } from "./booking-words.ts";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, fullDayWords, pageHead, stretchWords } from "./mail-dates.ts";
import { ownParagraphs, ownSubject } from "./own-words.ts";
import { isolated, manyLines, oneLine } from "./plain-text.ts";

export type { BookingMailInput, BookingMailKind } from "./booking-mail-input.ts";

/**
 * The mail to one of those whom a booking is about. The same input gives the same mail to the letter, as a repeat with the
 * same dedupe key must be.
 */
export function bookingMail(given: BookingMailInput): Mail {
  const { zone, clock } = given.reader;
  const words = wordsOf(given.reader);
  const input = { ...cleaned(given), words, zone, clock };
  const { invitation, unsubscribeUrl } = input;
  const letter = bookingLetter(input);
  const [recipient, other] = ends(input);
  return {
    to: recipient,
    replyTo: other,
    subject: letter.subject,
    text: letterText(letter, words),
    html: letterHtml(letter, words),
    attachments: invitation
      ? [
          {
            filename: invitation.method === "CANCEL" ? "cancel.ics" : "invite.ics",
            contentType: `text/calendar; charset=utf-8; method=${invitation.method}`,
            content: invitation.ics,
          },
        ]
      : [],
    ...(unsubscribeUrl === undefined ? {} : { listUnsubscribe: unsubscribeUrl }),
    dedupeKey: input.dedupeKey,
  };
}

/** Reminds one of the two that it begins soon. `now`: when it is sent, epoch ms; another moment, another mail. */
export const reminderMail = (input: Omit<BookingMailInput, "kind"> & { now: number }): Mail =>
  bookingMail({ ...input, kind: "reminder" });

/** Is sent to one of the two once it is over; who gets it should be able to say that they want no more of these. */
export const followUpMail = (input: Omit<BookingMailInput, "kind">): Mail =>
  bookingMail({ ...input, kind: "follow_up" });

/** Whom it is to, and who reads an answer. */
function ends({ audience, host, invitee, guest }: WordedMail) {
  if (audience === "host") return [host, invitee] as const;
  return [audience === "guest" && guest ? guest : invitee, host] as const;
}

function bookingLetter(input: WordedMail): Letter {
  const { start, kind, audience, words, unsubscribeUrl } = input;
  const own = audience === "invitee" ? input.own : undefined;
  const subject = own ? ownSubject(own.subject, input) : "";
  const paragraphs = own ? ownParagraphs(own.text, input) : [];
  const action = actionOf(input);
  const said = bookingWords(input);
  const canChange = audience === "invitee" && kindsOfMail[kind].leadsTo === "booking" && action !== null;
  const wayOut = unsubscribeUrl === undefined ? null : webLink(unsubscribeUrl);
  return {
    subject: subject || said.subject,
    preview: previewOf(input),
    head: { ...pageHead(start, input), full: fullDayWords(start, input), struck: kindsOfMail[kind].time === "gone" },
    heading: said.heading,
    lead: said.lead,
    ...(paragraphs.length > 0 ? { paragraphs } : {}),
    rows: bookingRows(input),
    ...(action ? { action } : {}),
    ...(canChange ? { note: said.note ?? words.t("mail.invitee.note") } : {}),
    footer: said.footer ?? footerOf(input),
    ...(wayOut ? { wayOut: { label: words.t("mail.unsubscribe"), url: wayOut } } : {}),
  };
}

function previewOf(input: WordedMail): string {
  const { start, end, location, invitation, words } = input;
  const { t } = words;
  const when = { day: dayWords(start, input), time: stretchWords(start, end, input) };
  const place = location.kind === "in_person" ? location.value.split("\n")[0] : undefined;
  if (!place) return t(invitation ? "mail.preview.timeWithFile" : "mail.preview.time", when);
  const facts = { ...when, place: isolated(place, words) };
  return t(invitation ? "mail.preview.placeWithFile" : "mail.preview.place", facts);
}

function actionOf(input: WordedMail): { label: string; url: string } | null {
  const { kind, audience, manageUrl, consoleUrl, rebookUrl, words } = input;
  // Whatever stands in the input: nobody but the invitee has their link.
  if (audience === "guest") return null;
  const [label, url] =
    audience === "host"
      ? [words.t(kind === "requested" ? "mail.host.requested.action" : "mail.host.action"), consoleUrl]
      : kindsOfMail[kind].leadsTo === "page"
        ? [words.t("mail.invitee.rebook"), rebookUrl]
        : [words.t("mail.invitee.action"), manageUrl];
  const link = url === undefined ? null : webLink(url);
  return link ? { label, url: link } : null;
}

function footerOf({ audience, host, invitee, guest, words }: WordedMail): string {
  if (audience === "host") return words.t("mail.host.footer", { invitee: isolated(invitee.name, words) });
  const names = { host: isolated(host.name, words), invitee: isolated(invitee.name, words) };
  const address = (of: { address: string }) => isolated(readableEmail(of.address), words);
  if (audience === "guest" && guest) return words.t("mail.guest.footer", { ...names, address: address(guest) });
  return words.t("mail.invitee.footer", { host: names.host, address: address(invitee) });
}

/** What people typed, made fit for subjects, names and lines. */
function cleaned(input: BookingMailInput): BookingMailInput {
  const person = ({ name, address }: { name: string; address: string }) => ({
    name: oneLine(name) || address,
    address,
  });
  return {
    ...input,
    host: person(input.host),
    invitee: person(input.invitee),
    ...(input.guest ? { guest: person(input.guest) } : {}),
    ...(input.guests ? { guests: input.guests.map(oneLine) } : {}),
    eventTitle: oneLine(input.eventTitle),
    location: { kind: input.location.kind, value: manyLines(input.location.value) },
    answers: input.answers.map(({ label, value }) => ({ label: oneLine(label), value: manyLines(value) })),
    ...(input.reason === undefined ? {} : { reason: manyLines(input.reason) }),
  };
}
