import type { Mail } from "@daybook/core/ports/mailer";
import { readableEmail } from "@daybook/core/text/email-address";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { bookingRows } from "./booking-rows.ts";
import { bookingWords } from "./booking-words.ts";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, fullDayWords, pageHead, stretchWords } from "./mail-dates.ts";
import { isolated, manyLines, oneLine } from "./plain-text.ts";

export type { BookingMailInput, BookingMailKind } from "./booking-mail-input.ts";

/**
 * The mail to one of the two about a booking. The same input gives the same mail to the letter, as a repeat with the
 * same dedupe key must be.
 */
export function bookingMail(given: BookingMailInput): Mail {
  const input = cleaned(given);
  const { audience, host, invitee, invitation } = input;
  const letter = bookingLetter(input);
  const [recipient, other] = audience === "invitee" ? [invitee, host] : [host, invitee];
  return {
    to: recipient,
    replyTo: other,
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
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

function bookingLetter(input: BookingMailInput): Letter {
  const { start, end, kind, audience, location, invitation } = input;
  const place = location.kind === "in_person" ? location.value.split("\n")[0] : undefined;
  const facts = [`${dayWords(start, input)}, ${stretchWords(start, end, input)}`, ...(place ? [isolated(place)] : [])];
  const action = actionOf(input);
  const canChange = audience === "invitee" && kind !== "cancelled" && action !== null;
  return {
    ...bookingWords(input),
    preview: `${facts.join(", ")}.${invitation ? " The calendar file is attached." : ""}`,
    head: { ...pageHead(start, input), full: fullDayWords(start, input), struck: kind === "cancelled" },
    rows: bookingRows(input),
    ...(action ? { action } : {}),
    ...(canChange
      ? { note: "There you can move it or cancel it. Opening a link changes nothing until you say so." }
      : {}),
    footer: footerOf(input),
  };
}

function actionOf({ kind, audience, manageUrl, consoleUrl, rebookUrl }: BookingMailInput): Letter["action"] | null {
  const [label, url] =
    audience === "host"
      ? ["Open it in Daybook", consoleUrl]
      : kind === "cancelled"
        ? ["Find another time", rebookUrl]
        : ["Open your booking", manageUrl];
  const link = url === undefined ? null : webLink(url);
  return link ? { label: label ?? "", url: link } : null;
}

function footerOf({ audience, host, invitee }: BookingMailInput): string {
  if (audience === "host") {
    return `You get this because people can book you with Daybook. An answer goes to ${isolated(invitee.name)}.`;
  }
  const name = isolated(host.name);
  return `${name} keeps a diary in Daybook. You get this because someone booked with ${readableEmail(invitee.address)}. If it wasn’t you, answer this email: ${name} reads it and can take it out.`;
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
    eventTitle: oneLine(input.eventTitle),
    location: { kind: input.location.kind, value: manyLines(input.location.value) },
    answers: input.answers.map(({ label, value }) => ({ label: oneLine(label), value: manyLines(value) })),
    ...(input.reason === undefined ? {} : { reason: manyLines(input.reason) }),
  };
}
