import type { Mail } from "@daybook/core/ports/mailer";
import { type Reader, wordsOf } from "@daybook/words/server";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, fullDayWords, pageHead, timeWords } from "./mail-dates.ts";
import { isolated, oneLine } from "./plain-text.ts";

/** What the mail about a webhook that was paused is made of. `at`: when, epoch ms. */
export interface WebhookMailInput {
  reader: Reader;
  dedupeKey: string;
  to: { name: string; address: string };
  at: number;
  /** Where it leads. */
  url: string;
  description: string;
  by: "failing" | "gone";
  /** How the last attempt ended, as it is shown with the delivery. */
  error: string;
  consoleUrl: string;
}

/** Tells the owner of a webhook that nothing is sent to it any more, and that nothing is lost. */
export function webhookMail({ reader, to, at, by, ...input }: WebhookMailInput): Mail {
  const words = wordsOf(reader);
  const { t } = words;
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const host = isolated(URL.parse(input.url)?.host ?? input.url, words);
  const moment = { day: dayWords(at, reading), time: timeWords(at, reading) };
  const link = webLink(input.consoleUrl);
  const letter: Letter = {
    subject: t("mail.webhook.subject", { host }),
    preview: t("mail.webhook.preview"),
    head: { ...pageHead(at, reading), full: fullDayWords(at, reading), struck: false },
    heading: t("mail.webhook.heading", { host }),
    lead: t(by === "gone" ? "mail.webhook.leadGone" : "mail.webhook.leadFailing"),
    rows: [
      { label: t("mail.webhook.address"), lines: [[{ text: input.url }]] },
      ...(input.description
        ? [{ label: t("mail.webhook.name"), lines: [[{ text: oneLine(input.description) }]] }]
        : []),
      { label: t("mail.webhook.since"), lines: [[{ text: t("mail.webhook.sinceEntry", moment), ours: true }]] },
      ...(input.error ? [{ label: t("mail.webhook.last"), lines: [[{ text: oneLine(input.error) }]] }] : []),
    ],
    ...(link ? { action: { label: t("mail.webhook.action"), url: link } } : {}),
    footer: t("mail.webhook.footer"),
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
