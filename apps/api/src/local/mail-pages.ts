import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { mailStyle } from "./mail-style.ts";

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const mark =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.2 1H4v14H2.2A1.2 1.2 0 0 1 1 13.8V2.2A1.2 1.2 0 0 1 2.2 1Z"/><path d="M5 1h3.5a7 7 0 0 1 6.33 4H5Z" opacity=".5"/><path d="M5 6h10.21a7 7 0 0 1 0 4H5Z"/><path d="M5 11h9.83A7 7 0 0 1 8.5 15H5Z" opacity=".5"/></svg>';

/** "21 Nov, 06:27 UTC". */
const stamp = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const time = (ms: number) => `<time datetime="${new Date(ms).toISOString()}">${stamp.format(ms)} UTC</time>`;

const isolated = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`;
const nameOf = ({ name, address }: StoredMail["to"]) => isolated(name || address);
const bothOf = ({ name, address }: StoredMail["to"]) =>
  name ? `${isolated(name)} ${escapeHtml(`<${address}>`)}` : escapeHtml(address);

interface PageParts {
  title: string;
  mails: readonly StoredMail[];
  /** Stands beside the list. */
  body: string;
  /** The mail that is open; on a narrow screen it stands alone. */
  open?: string;
}

function page({ title, mails, body, open }: PageParts): string {
  const rows = mails.map(
    ({ id, to, subject, receivedAt }) =>
      `<li><a href="/dev/mail/${id}"${id === open ? ' aria-current="page"' : ""}><b>${nameOf(to)}</b>${time(receivedAt)}<span>${escapeHtml(subject)}</span></a></li>`,
  );
  const list =
    rows.length > 0
      ? `<nav class="sheet${open === undefined ? "" : " beside"}" aria-label="Mails"><ul class="list">${rows.join("")}</ul></nav>`
      : "";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${mailStyle}</style></head><body>
<header class="bar">${mark}<h1><a href="/dev/mail">Mail</a></h1><span class="quiet">What Daybook would have sent, newest first. Nothing leaves this machine.</span>
${open === undefined ? '<a class="again" href="/dev/mail">Look again</a>' : '<a class="back" href="/dev/mail">All mail</a>'}</header>
<div class="box"${list ? "" : " data-alone"}>${list}${body}</div></body></html>`;
}

/** The list. Nothing is open, so on a narrow screen nothing stands beside it. */
export function mailboxPage(mails: readonly StoredMail[]): string {
  const body =
    mails.length > 0
      ? '<main class="sheet blank beside"><h2>Choose a mail</h2><p>It opens here as its reader sees it.</p></main>'
      : '<main class="sheet blank"><h2>No mail yet</h2><p>Book a time, and its confirmation appears here.</p></main>';
  return page({ title: "Mail, Daybook", mails, body });
}

export const missingMailPage = (mails: readonly StoredMail[]): string =>
  page({
    title: "No such mail, Daybook",
    mails,
    open: "",
    body: '<main class="sheet blank"><h2>No such mail</h2><p>It was never here, or newer ones took its place.</p></main>',
  });

/** Links leave the frame: inside it, nothing they lead to could run. */
const forFrame = (html: string) =>
  /<head>/i.test(html) ? html.replace(/<head>/i, '$&<base target="_blank">') : `<base target="_blank">${html}`;

export function mailPage(mail: StoredMail, mails: readonly StoredMail[]): string {
  const attached = mail.attachments.map(
    ({ filename, content }) =>
      `<details><summary>${escapeHtml(filename)} <small>attached</small></summary><pre>${escapeHtml(content)}</pre></details>`,
  );
  const body = `<main class="sheet mail"><header class="head"><h2>${escapeHtml(mail.subject)}</h2>
<dl><dt>To</dt><dd>${bothOf(mail.to)}</dd>${mail.replyTo ? `<dt>Replies to</dt><dd>${bothOf(mail.replyTo)}</dd>` : ""}<dt>Sent</dt><dd>${time(mail.receivedAt)}</dd></dl></header>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail" srcdoc="${escapeHtml(forFrame(mail.html))}"></iframe>
<details><summary>As plain text</summary><pre>${escapeHtml(mail.text)}</pre></details>${attached.join("")}</main>`;
  return page({ title: `${mail.subject}, Daybook`, mails, body, open: mail.id });
}
