import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { localMailbox } from "../effects/mailers.ts";
import type { Api } from "../http/api-router.ts";

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const time = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace("T", " ");

const page = (
  title: string,
  body: string,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;background:light-dark(#ebefe8,#111613);color:light-dark(#17211d,#e9ede5)}
a{color:light-dark(#0b6448,#76cfaa)}li{display:grid;grid-template-columns:9.5rem 1fr;gap:1rem;padding:.6rem 0;border-bottom:1px solid light-dark(#c6d0c5,#404b45)}ul{list-style:none;padding:0}time,small{color:light-dark(#5a675f,#9aa69e)}
iframe{width:100%;height:70vh;border:1px solid light-dark(#c6d0c5,#404b45);border-radius:8px;background:#fff}pre{white-space:pre-wrap}@media(max-width:600px){li{grid-template-columns:1fr;gap:0}}</style>${body}`;

const row = (mail: StoredMail) =>
  `<li><time>${time(mail.receivedAt)} UTC</time><span><a href="/dev/mail/${mail.id}">${escapeHtml(mail.subject)}</a><br><small>to ${escapeHtml(mail.to.name ?? "")} &lt;${escapeHtml(mail.to.address)}&gt;</small></span></li>`;

/** The local mailbox, readable: no mail leaves the machine. */
export function mailRoutes(api: Api): void {
  api.get("/dev/mail", async (c) => {
    const mails = (await localMailbox(c.env)?.list()) ?? [];
    if (c.req.header("accept")?.includes("application/json")) return c.json({ items: mails });
    const list =
      mails.length > 0
        ? `<ul>${mails.map(row).join("")}</ul>`
        : "<p>No mail yet. Book a time, and its confirmation appears here.</p>";
    return c.html(
      page(
        "Mail",
        `<h1>Mail</h1><p>What Daybook would have sent, newest first. Nothing leaves this machine.</p>${list}`,
      ),
    );
  });
  api.get("/dev/mail/:id", async (c) => {
    const mail = await localMailbox(c.env)?.find(c.req.param("id"));
    if (!mail)
      return c.html(page("No such mail", '<p>There is no such mail. <a href="/dev/mail">All mail</a></p>'), 404);
    const attached = mail.attachments
      .map((file) => `<h2>${escapeHtml(file.filename)}</h2><pre>${escapeHtml(file.content)}</pre>`)
      .join("");
    const body = `<p><a href="/dev/mail">All mail</a></p><h1>${escapeHtml(mail.subject)}</h1><p><small>to ${escapeHtml(mail.to.address)}${mail.replyTo ? `, replies to ${escapeHtml(mail.replyTo.address)}` : ""}, ${time(mail.receivedAt)} UTC</small></p>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail" srcdoc="${escapeHtml(mail.html)}"></iframe><h2>As plain text</h2><pre>${escapeHtml(mail.text)}</pre>${attached}`;
    return c.html(page(mail.subject, body));
  });
}
