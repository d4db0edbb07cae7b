import type { ReplyAnswer } from "@daybook/core/bookings/reply";
import type { Mail } from "@daybook/core/ports/mailer";
import { type Reader, wordsOf } from "@daybook/words/server";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, fullDayWords, pageHead, stretchWords, zoneWithOffset } from "./mail-dates.ts";
import { isolated, manyLines, oneLine } from "./plain-text.ts";

/** What the mail about a calendar's answer is made of. Instants are epoch milliseconds. */
export interface ReplyMailInput {
  reader: Reader;
  dedupeKey: string;
  to: { name: string; address: string };
  /** Who answered; an answer of the host's goes there. */
  replier: { name: string; address: string };
  answer: ReplyAnswer;
  comment: string;
  eventTitle: string;
  start: number;
  end: number;
  consoleUrl: string;
}

/** Tells a host what a calendar answered to an invitation, and that the appointment stands until they decide. */
export function replyMail({ reader, to, replier, answer, start, end, ...input }: ReplyMailInput): Mail {
  const words = wordsOf(reader);
  const { t } = words;
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const name = oneLine(replier.name) || replier.address;
  const title = oneLine(input.eventTitle);
  const [day, time, zone] = [
    dayWords(start, reading),
    stretchWords(start, end, reading),
    zoneWithOffset(start, reading),
  ];
  const comment = manyLines(input.comment);
  const link = webLink(input.consoleUrl);
  const letter: Letter = {
    subject: t("mail.reply.subject", { answer, title: isolated(title, words), day, time, zone }),
    preview: t("mail.reply.lead", { answer }),
    head: { ...pageHead(start, reading), full: fullDayWords(start, reading), struck: false },
    heading: t("mail.reply.heading", { answer, name: isolated(name, words) }),
    lead: t("mail.reply.lead", { answer }),
    rows: [
      { label: t("mail.row.when"), lines: [[{ text: t("mail.row.whenEntry", { time, zone }), ours: true }]] },
      { label: t("mail.row.what"), lines: [[{ text: title }]] },
      ...(comment ? [{ label: t("mail.row.theyWrote"), lines: [[{ text: comment }]] }] : []),
    ],
    ...(link ? { action: { label: t("mail.reply.action"), url: link } } : {}),
    footer: t("mail.host.footer", { invitee: isolated(name, words) }),
  };
  return {
    to: { name: oneLine(to.name) || to.address, address: to.address },
    replyTo: { name, address: replier.address },
    subject: letter.subject,
    text: letterText(letter, words),
    html: letterHtml(letter, words),
    attachments: [],
    dedupeKey: input.dedupeKey,
  };
}
