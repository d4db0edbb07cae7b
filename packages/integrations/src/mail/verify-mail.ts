import type { Mail } from "@daybook/core/ports/mailer";
import { readableEmail } from "@daybook/core/text/email-address";
import { type Reader, wordsOf } from "@daybook/words/server";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, timeWords } from "./mail-dates.ts";
import { isolated, oneLine } from "./plain-text.ts";

/** What the mail is made of that asks whether an address is its reader's. */
export interface VerifyMailInput {
  reader: Reader;
  dedupeKey: string;
  to: { name?: string; address: string };
  /** As it is typed. */
  code: string;
  /** The same by one press. */
  url: string;
  /** Until when both are good, epoch ms. */
  until: number;
}

/** Asks whether an address is its reader's: a code to type, and a link that does the same. */
export function verifyMail({ reader, to, code, url, until, dedupeKey }: VerifyMailInput): Mail {
  const words = wordsOf(reader);
  const { t } = words;
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const address = isolated(readableEmail(to.address), words);
  const moment = { day: dayWords(until, reading), time: timeWords(until, reading) };
  const link = webLink(url);
  const lead = t("mail.verify.lead", { address });
  const letter: Letter = {
    subject: t("mail.verify.subject", { code }),
    preview: lead,
    heading: t("mail.verify.heading"),
    lead,
    rows: [
      { label: t("mail.verify.code"), lines: [[{ text: code, style: "code", ours: true }]] },
      { label: t("mail.verify.until"), lines: [[{ text: t("mail.row.wasEntry", moment), ours: true }]] },
    ],
    ...(link ? { action: { label: t("mail.verify.action"), url: link } } : {}),
    footer: t("mail.verify.footer", { address }),
  };
  return {
    to: to.name ? { name: oneLine(to.name), address: to.address } : { address: to.address },
    subject: letter.subject,
    text: letterText(letter, words),
    html: letterHtml(letter, words),
    attachments: [],
    dedupeKey,
  };
}
