import type { Mail } from "@daybook/core/ports/mailer";
import { type Reader, wordsOf } from "@daybook/words/server";
import { type Letter, type LetterRow, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { spansIn } from "./letter-spans.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, durationWords, fullDayWords, pageHead, type Reading, timeWords } from "./mail-dates.ts";
import { firstName, isolated, oneLine } from "./plain-text.ts";
import { soonWords } from "./soon-words.ts";

/** A booking as a digest tells of it. Instants are epoch milliseconds, `[start, end)`. */
export interface DigestBooking {
  title: string;
  invitee: string;
  start: number;
  end: number;
  /** As it stands on the page; empty: nowhere in particular. Its first line is told. */
  place: string;
  consoleUrl: string;
}

/** What a host's digest of a day is made of. */
export interface DigestMailInput {
  /** The host. */
  reader: Reader;
  dedupeKey: string;
  to: { name: string; address: string };
  /** Any moment of the day that is told of, in the reader's zone, and the moment of sending, epoch ms. */
  day: number;
  now: number;
  /** In the order in which they begin. None: the digest says so. */
  bookings: readonly DigestBooking[];
  consoleUrl: string;
  /** Where the host says by one POST that they want no more digests (RFC 8058): a capability of theirs alone. */
  unsubscribeUrl?: string;
}

/** Tells a host what is booked on a day, one line for each: the time in the margin, what and with whom beside it. */
export function digestMail({ reader, to, day, now, bookings, unsubscribeUrl, ...input }: DigestMailInput): Mail {
  const words = wordsOf(reader);
  const { t } = words;
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const count = bookings.length;
  const name = oneLine(to.name) || to.address;
  const action = webLink(input.consoleUrl);
  const wayOut = unsubscribeUrl === undefined ? null : webLink(unsubscribeUrl);
  const lead = leadOf(bookings, reading);
  const letter: Letter = {
    subject: t("mail.digest.subject", { day: dayWords(day, reading), count }),
    preview: lead,
    head: { ...pageHead(day, reading), full: fullDayWords(day, reading), struck: false },
    heading: t("mail.digest.heading", {
      count,
      soon: soonWords(day, now, reading, "days"),
      reader: isolated(firstName(name), words),
    }),
    lead,
    rows: bookings.map((one) => rowOf(one, reading)),
    ...(action ? { action: { label: t("mail.digest.action"), url: action } } : {}),
    footer: t("mail.digest.footer"),
    ...(wayOut ? { wayOut: { label: t("mail.unsubscribe"), url: wayOut } } : {}),
  };
  return {
    to: { name, address: to.address },
    subject: letter.subject,
    text: letterText(letter, words),
    html: letterHtml(letter, words),
    attachments: [],
    ...(unsubscribeUrl === undefined ? {} : { listUnsubscribe: unsubscribeUrl }),
    dedupeKey: input.dedupeKey,
  };
}

function leadOf(bookings: readonly DigestBooking[], reading: Reading): string {
  const { t } = reading.words;
  const [first] = bookings;
  if (!first) return t("mail.digest.leadEmpty");
  const last = Math.max(...bookings.map(({ end }) => end));
  const stretch = { start: timeWords(first.start, reading), end: timeWords(last, reading) };
  return t(bookings.length === 1 ? "mail.digest.leadOfOne" : "mail.digest.lead", stretch);
}

function rowOf({ title, invitee, start, end, place, consoleUrl }: DigestBooking, reading: Reading): LetterRow {
  const { words } = reading;
  const href = webLink(consoleUrl);
  const link = href ? { href, search: true } : {};
  const spans = {
    title: { text: oneLine(title), style: "strong" as const, ...link },
    duration: { text: durationWords(end - start, words), ours: true },
  };
  const [where = ""] = place.trim().split("\n");
  return {
    label: timeWords(start, reading),
    lines: [
      spansIn(spans, (places) => words.t("mail.row.whatEntry", places)),
      [{ text: oneLine(invitee) }],
      ...(where ? [[{ text: oneLine(where), style: "faint" as const }]] : []),
    ],
  };
}
