import type { Mail } from "@daybook/core/ports/mailer";
import { readableEmail } from "@daybook/core/text/email-address";
import { wordsOf } from "@daybook/words/server";
import type { BookingMailInput, WordedMail } from "./booking-mail-input.ts";
import { bookingRows } from "./booking-rows.ts";
import { isOff } from "./booking-wording.ts";
import { bookingWords } from "./booking-words.ts";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, fullDayWords, pageHead, stretchWords } from "./mail-dates.ts";
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
  const { invitation } = input;
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
    dedupeKey: input.dedupeKey,
  };
}

/** Whom it is to, and who reads an answer. */
function ends({ audience, host, invitee, guest }: WordedMail) {
  if (audience === "host") return [host, invitee] as const;
  return [audience === "guest" && guest ? guest : invitee, host] as const;
}

function bookingLetter(input: WordedMail): Letter {
  const { start, audience, words } = input;
  const action = actionOf(input);
  const canChange = audience === "invitee" && !isOff(input) && action !== null;
  return {
    ...bookingWords(input),
    preview: previewOf(input),
    head: { ...pageHead(start, input), full: fullDayWords(start, input), struck: isOff(input) },
    rows: bookingRows(input),
    ...(action ? { action } : {}),
    ...(canChange ? { note: words.t("mail.invitee.note") } : {}),
    footer: footerOf(input),
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
      ? [words.t("mail.host.action"), consoleUrl]
      : kind === "cancelled"
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
