import type { Mail } from "@daybook/core/ports/mailer";
import { type Reader, wordsOf } from "@daybook/words/server";
import type { Words } from "@daybook/words/words";
import { type Letter, type LetterRow, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, fullDayWords, pageHead, timeWords } from "./mail-dates.ts";
import { oneLine } from "./plain-text.ts";

/** What the mail about a webhook or a channel that was paused is made of. `at`: when, epoch ms. */
export interface PausedMailInput {
  reader: Reader;
  dedupeKey: string;
  to: { name: string; address: string };
  at: number;
  /** How the last attempt ended, as it is shown with the delivery. */
  error: string;
  consoleUrl: string;
}

interface Told {
  subject: string;
  heading: string;
  lead: string;
  /** Which one it is. */
  rows: LetterRow[];
  footer: string;
}

/** Tells an owner that nothing is sent there any more, and that nothing is lost. */
export function pausedMail({ reader, to, at, ...input }: PausedMailInput, tell: (words: Words) => Told): Mail {
  const words = wordsOf(reader);
  const { t } = words;
  const { rows, ...told } = tell(words);
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const moment = { day: dayWords(at, reading), time: timeWords(at, reading) };
  const link = webLink(input.consoleUrl);
  const letter: Letter = {
    ...told,
    preview: t("mail.webhook.preview"),
    head: { ...pageHead(at, reading), full: fullDayWords(at, reading), struck: false },
    rows: [
      ...rows,
      { label: t("mail.webhook.since"), lines: [[{ text: t("mail.webhook.sinceEntry", moment), ours: true }]] },
      ...(input.error ? [{ label: t("mail.webhook.last"), lines: [[{ text: oneLine(input.error) }]] }] : []),
    ],
    ...(link ? { action: { label: t("mail.webhook.action"), url: link } } : {}),
  };
  return {
    to: { name: oneLine(to.name) || to.address, address: to.address },
    subject: letter.subject,
    text: letterText(letter, words),
    html: letterHtml(letter, words),
    attachments: [],
    dedupeKey: input.dedupeKey,
  };
}
