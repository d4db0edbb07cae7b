import type { Mail } from "@daybook/core/ports/mailer";
import { type Reader, wordsOf } from "@daybook/words/server";
import type { Words } from "@daybook/words/words";
import { type Letter, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, type Reading, timeWords } from "./mail-dates.ts";
import { oneLine } from "./plain-text.ts";

/** What mails about an account's own data are made of. */
export interface OwnDataMailInput {
  reader: Reader;
  dedupeKey: string;
  to: { name: string; address: string };
  /** Until when an export is kept, or when an account is deleted, epoch ms. */
  at: number;
  url: string;
}

type Told = Omit<Letter, "rows" | "action" | "preview">;

function ownDataMail(
  { reader, dedupeKey, to, at, url }: OwnDataMailInput,
  tell: (words: Words, day: string) => Told & { when: string; open: string },
): Mail {
  const words = wordsOf(reader);
  const reading: Reading = { words, zone: reader.zone, clock: reader.clock };
  const moment = { day: dayWords(at, reading), time: timeWords(at, reading) };
  const link = webLink(url);
  const { when, open, ...told } = tell(words, moment.day);
  const letter: Letter = {
    ...told,
    preview: told.lead,
    rows: [{ label: when, lines: [[{ text: words.t("mail.row.wasEntry", moment), ours: true }]] }],
    ...(link ? { action: { label: open, url: link } } : {}),
  };
  return {
    to: { name: oneLine(to.name) || to.address, address: to.address },
    subject: letter.subject,
    text: letterText(letter, words),
    html: letterHtml(letter, words),
    attachments: [],
    dedupeKey,
  };
}

/** Tells the owner of an account that an export can be fetched. */
export const exportedMail = (input: OwnDataMailInput): Mail =>
  ownDataMail(input, ({ t }) => ({
    subject: t("mail.exported.subject"),
    heading: t("mail.exported.heading"),
    lead: t("mail.exported.lead"),
    when: t("mail.exported.until"),
    open: t("mail.exported.action"),
    footer: t("mail.exported.footer"),
  }));

/** Tells the owner of an account that it is closed and when it is deleted, at once and on the eve of that day. */
export const closedMail = (input: OwnDataMailInput & { eve: boolean }): Mail =>
  ownDataMail(input, ({ t }, day) => ({
    subject: input.eve ? t("mail.closed.eveSubject") : t("mail.closed.subject", { day }),
    heading: t(input.eve ? "mail.closed.eveHeading" : "mail.closed.heading"),
    lead: t(input.eve ? "mail.closed.eveLead" : "mail.closed.lead"),
    when: t("mail.closed.when"),
    open: t("mail.closed.action"),
    footer: t("mail.closed.footer"),
  }));
