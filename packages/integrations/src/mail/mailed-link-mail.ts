import type { Mail } from "@daybook/core/ports/mailer";
import { readableEmail } from "@daybook/core/text/email-address";
import { type Reader, wordsOf } from "@daybook/words/server";
import type { Words } from "@daybook/words/words";
import { type Letter, type LetterRow, webLink } from "./letter.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { dayWords, timeWords } from "./mail-dates.ts";
import { isolated, oneLine } from "./plain-text.ts";

/** What a mail with a link into an account is made of, besides the one that asks whether an address is one's own. */
export interface MailedLinkMailInput {
  reader: Reader;
  dedupeKey: string;
  to: { name?: string; address: string };
  /**
   * `changed` is told at the former address, `nobody` where no account has the address; who signs up hears `welcome`, and
   * `exists` where one has it already.
   */
  kind: "reset" | "magic" | "changed" | "nobody" | "welcome" | "exists";
  url: string;
  /** As it is typed; of `magic` alone. */
  code?: string;
  /** The account's address now; of `changed` alone. */
  became?: string;
  /** Until when it is good, epoch ms; `nobody` has no end. */
  until: number;
}

type Told = Pick<Letter, "subject" | "heading" | "lead" | "footer" | "note"> & { action: string };

const tellings: Record<
  MailedLinkMailInput["kind"],
  (t: Words["t"], address: string, input: MailedLinkMailInput, became: string) => Told
> = {
  reset: (t, address) => ({
    subject: t("mail.link.reset.subject"),
    heading: t("mail.link.reset.heading"),
    lead: t("mail.link.reset.lead", { address }),
    action: t("mail.link.reset.action"),
    footer: t("mail.link.reset.footer"),
  }),
  magic: (t, address, { code = "" }) => ({
    subject: t("mail.verify.subject", { code }),
    heading: t("mail.link.magic.heading"),
    lead: t("mail.link.magic.lead"),
    action: t("mail.link.magic.action"),
    footer: t("mail.link.magic.footer", { address }),
  }),
  changed: (t, address, _, became) => ({
    subject: t("mail.link.changed.subject"),
    heading: t("mail.link.changed.heading"),
    lead: t("mail.link.changed.lead", { address: became }),
    action: t("mail.link.changed.action"),
    note: t("mail.link.changed.note"),
    footer: t("mail.link.changed.footer", { address }),
  }),
  welcome: (t, address) => ({
    subject: t("mail.link.welcome.subject"),
    heading: t("mail.link.welcome.heading"),
    lead: t("mail.link.welcome.lead", { address }),
    action: t("mail.link.welcome.action"),
    footer: t("mail.verify.footer", { address }),
  }),
  exists: (t, address) => ({
    subject: t("mail.link.exists.subject"),
    heading: t("mail.link.exists.heading"),
    lead: t("mail.link.exists.lead", { address }),
    action: t("mail.link.magic.action"),
    footer: t("mail.verify.footer", { address }),
  }),
  nobody: (t, address) => ({
    subject: t("mail.link.nobody.subject"),
    heading: t("mail.link.nobody.heading"),
    lead: t("mail.link.nobody.lead", { address }),
    action: t("mail.link.nobody.action"),
    footer: t("mail.link.nobody.footer", { address }),
  }),
};

export function mailedLinkMail(input: MailedLinkMailInput): Mail {
  const { reader, to, kind, code, until, dedupeKey } = input;
  const words = wordsOf(reader);
  const { t } = words;
  const shown = (address: string) => isolated(readableEmail(address), words);
  const { action, ...told } = tellings[kind](t, shown(to.address), input, shown(input.became ?? ""));
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const moment = { day: dayWords(until, reading), time: timeWords(until, reading) };
  const rows: LetterRow[] = [
    ...(code ? [{ label: t("mail.verify.code"), lines: [[{ text: code, style: "code" as const, ours: true }]] }] : []),
    ...(kind === "nobody" || kind === "exists"
      ? []
      : [{ label: t("mail.verify.until"), lines: [[{ text: t("mail.row.wasEntry", moment), ours: true }]] }]),
  ];
  const link = webLink(input.url);
  const letter: Letter = {
    ...told,
    preview: told.lead,
    rows,
    ...(link ? { action: { label: action, url: link } } : {}),
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
