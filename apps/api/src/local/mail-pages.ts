import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { unsubscribeHeaders } from "@daybook/integrations/mail/unsubscribe-headers";
import type { StoredSms } from "@daybook/integrations/sms/mailbox-sms";
import { smsSegments } from "@daybook/integrations/sms/sms-segments";
import { directionOf } from "@daybook/words/languages";
import type { PlainKey, Words } from "@daybook/words/words";
import { mailStyle } from "./mail-style.ts";

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const mark =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.2 1H4v14H2.2A1.2 1.2 0 0 1 1 13.8V2.2A1.2 1.2 0 0 1 2.2 1Z"/><path d="M5 1h3.5a7 7 0 0 1 6.33 4H5Z" opacity=".5"/><path d="M5 6h10.21a7 7 0 0 1 0 4H5Z"/><path d="M5 11h9.83A7 7 0 0 1 8.5 15H5Z" opacity=".5"/></svg>';

const STAMP = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" } as const;

/** "21 Nov, 06:27 UTC". */
function time(ms: number, { t, tag }: Words): string {
  const stamp = t("mailbox.stamp", { time: new Intl.DateTimeFormat(tag, STAMP).format(ms) });
  return `<time datetime="${new Date(ms).toISOString()}">${escapeHtml(stamp)}</time>`;
}

const isolated = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`;
const nameOf = ({ name, address }: StoredMail["to"]) => isolated(name || address);
const bothOf = ({ name, address }: StoredMail["to"]) =>
  name ? `${isolated(name)} ${escapeHtml(`<${address}>`)}` : escapeHtml(address);

const sayIn =
  ({ t }: Words) =>
  (key: PlainKey): string =>
    escapeHtml(t(key));

/** A line of the list: a mail, or a text message by its number and all that it says. */
export type Listed = Pick<StoredMail, "id" | "to" | "subject" | "receivedAt">;

/** Both, the newest first. */
export const listed = (mails: readonly StoredMail[], texts: readonly StoredSms[]): Listed[] =>
  [...mails, ...texts.map(({ to, text, ...rest }) => ({ ...rest, to: { address: to }, subject: text }))].sort(
    (one, other) => other.receivedAt - one.receivedAt,
  );

interface PageParts {
  words: Words;
  title: string;
  mails: readonly Listed[];
  /** Stands beside the list. */
  body: string;
  /** The mail that is open; on a narrow screen it stands alone. */
  open?: string;
}

function page({ words, title, mails, body, open }: PageParts): string {
  const say = sayIn(words);
  const rows = mails.map(
    ({ id, to, subject, receivedAt }) =>
      `<li><a href="/dev/mail/${id}"${id === open ? ' aria-current="page"' : ""}><b>${nameOf(to)}</b>${time(receivedAt, words)}<span>${escapeHtml(subject)}</span></a></li>`,
  );
  const list =
    rows.length > 0
      ? `<nav class="sheet${open === undefined ? "" : " beside"}" aria-label="${say("mailbox.list")}"><ul class="list">${rows.join("")}</ul></nav>`
      : "";
  return `<!doctype html><html lang="${words.language}" dir="${directionOf(words.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${mailStyle}</style></head><body>
<header class="bar">${mark}<h1><a href="/dev/mail">${say("mailbox.heading")}</a></h1><span class="quiet">${say("mailbox.about")}</span>
${open === undefined ? `<a class="again" href="/dev/mail">${say("mailbox.again")}</a>` : `<a class="back" href="/dev/mail">${say("mailbox.all")}</a>`}</header>
<div class="box"${list ? "" : " data-alone"}>${list}${body}</div></body></html>`;
}

/** A sheet with nothing on it but these words. */
const blank = (heading: string, text: string, place = "") =>
  `<main class="sheet blank${place}"><h2>${escapeHtml(heading)}</h2><p>${escapeHtml(text)}</p></main>`;

/** The list. Nothing is open, so on a narrow screen nothing stands beside it. */
export function mailboxPage(mails: readonly Listed[], words: Words): string {
  const { t } = words;
  const body =
    mails.length > 0
      ? blank(t("mailbox.choose.heading"), t("mailbox.choose.text"), " beside")
      : blank(t("mailbox.empty.heading"), t("mailbox.empty.text"));
  return page({ words, title: t("mailbox.title"), mails, body });
}

export function missingMailPage(mails: readonly Listed[], words: Words): string {
  const { t } = words;
  const body = blank(t("mailbox.missing.heading"), t("mailbox.missing.text"));
  return page({ words, title: t("mailbox.missing.title"), mails, open: "", body });
}

/** Links leave the frame: inside it, nothing they lead to could run. */
const forFrame = (html: string) =>
  /<head>/i.test(html) ? html.replace(/<head>/i, '$&<base target="_blank">') : `<base target="_blank">${html}`;

/** What the mailbox just tried. */
export type Tried = "noted" | "dropped" | null;

/** Buttons that play the mail service, and the calendar of whoever was invited. */
function tries(mail: StoredMail, words: Words, tried: Tried): string {
  const say = sayIn(words);
  const isInvitation = mail.attachments.some(({ contentType }) => /method=REQUEST/i.test(contentType));
  const button = (what: string, key: PlainKey) =>
    `<form method="post" action="/dev/mail/${mail.id}/${what}"><button>${say(key)}</button></form>`;
  const said = tried
    ? `<p role="status">${say(tried === "noted" ? "mailbox.try.noted" : "mailbox.try.dropped")}</p>`
    : "";
  const answers = isInvitation
    ? button("accepted", "mailbox.try.accept") +
      button("tentative", "mailbox.try.tentative") +
      button("declined", "mailbox.try.decline")
    : "";
  const fates =
    button("deliver", "mailbox.try.deliver") +
    button("bounce", "mailbox.try.bounce") +
    button("complain", "mailbox.try.complain");
  return `<section class="try" aria-label="${say("mailbox.try.title")}">${answers}${fates}${said}</section>`;
}

export function mailPage(mail: StoredMail, mails: readonly Listed[], words: Words, tried: Tried = null): string {
  const { t } = words;
  const say = sayIn(words);
  // The one element in the sentence is the catalogue's own.
  const summary = (file: string) => t("mailbox.attached", { file: escapeHtml(file) });
  const attached = mail.attachments.map(
    ({ filename, content }) =>
      `<details><summary>${summary(filename)}</summary><pre>${escapeHtml(content)}</pre></details>`,
  );
  const replies = mail.replyTo ? `<dt>${say("mailbox.repliesTo")}</dt><dd>${bothOf(mail.replyTo)}</dd>` : "";
  const headers = Object.entries(mail.listUnsubscribe ? unsubscribeHeaders(mail.listUnsubscribe) : {});
  const listed = headers.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join("");
  const body = `<main class="sheet mail"><header class="head"><h2>${escapeHtml(mail.subject)}</h2>
<dl><dt>${say("mailbox.to")}</dt><dd>${bothOf(mail.to)}</dd>${replies}<dt>${say("mailbox.sent")}</dt><dd>${time(mail.receivedAt, words)}</dd>${listed}</dl></header>
${tries(mail, words, tried)}
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${say("mailbox.frame")}" srcdoc="${escapeHtml(forFrame(mail.html))}"></iframe>
<details><summary>${say("mailbox.asText")}</summary><pre>${escapeHtml(mail.text)}</pre></details>${attached.join("")}</main>`;
  return page({ words, title: t("mailbox.mailTitle", { subject: mail.subject }), mails, body, open: mail.id });
}

/** A text message, with how much of it a phone company sends. */
export function smsPage(sms: StoredSms, mails: readonly Listed[], words: Words): string {
  const { t } = words;
  const say = sayIn(words);
  const { count, encoding } = smsSegments(sms.text);
  const body = `<main class="sheet mail"><header class="head"><h2>${say("mailbox.text")}</h2>
<dl><dt>${say("mailbox.to")}</dt><dd dir="ltr">${escapeHtml(sms.to)}</dd><dt>${say("mailbox.sent")}</dt><dd>${time(sms.receivedAt, words)}</dd></dl></header>
<p class="text" dir="auto">${escapeHtml(sms.text)}</p><p class="text quiet">${escapeHtml(t("mailbox.textSegments", { count, encoding }))}</p></main>`;
  return page({ words, title: t("mailbox.textTitle", { number: sms.to }), mails, body, open: sms.id });
}
