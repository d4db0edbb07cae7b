import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { serverWords } from "@daybook/words/server";
import { expect, test } from "vitest";
import { mailboxPage, mailPage, missingMailPage } from "./mail-pages.ts";

const english = serverWords("en");
const mail: StoredMail = {
  id: "m1",
  dedupeKey: "k1",
  receivedAt: Date.UTC(2026, 9, 15, 12, 30),
  to: { name: "Jonas <b>", address: "jonas@example.com" },
  subject: "You’re booked: <i>Lesson</i>",
  text: "You’re booked.",
  html: '<!doctype html><html><head><title>x</title></head><body><a href="https://a.example">A</a></body></html>',
  attachments: [{ filename: "invite.ics", contentType: "text/calendar", content: "BEGIN:VCALENDAR" }],
};

test("the list says to whom, what and when, and lets no markup of a mail through", () => {
  const page = mailboxPage([mail], english);
  expect(page).toContain("15 Oct, 12:30 UTC");
  expect(page).toContain('href="/dev/mail/m1"');
  expect(page).not.toMatch(/<i>|Jonas <b>/);
});

test("an open mail is marked in the list, and its links leave the frame", () => {
  const page = mailPage(mail, [mail, { ...mail, id: "m0" }], english);
  expect(page.match(/aria-current="page"/g)?.length).toBe(1);
  expect(page).toContain("&#60;head&#62;&#60;base target=&#34;_blank&#34;&#62;");
  expect(page).toContain("invite.ics");
});

test("an open mail shows the headers that unsubscribe, where it has them", () => {
  expect(mailPage(mail, [mail], english)).not.toContain("List-Unsubscribe");
  const page = mailPage({ ...mail, listUnsubscribe: "https://a.example/out?a=1&b=2" }, [mail], english);
  expect(page).toContain("<dt>List-Unsubscribe</dt><dd>&#60;https://a.example/out?a=1&#38;b=2&#62;</dd>");
  expect(page).toContain("<dt>List-Unsubscribe-Post</dt><dd>List-Unsubscribe=One-Click</dd>");
});

test("an empty mailbox and a mail that isn’t there say so", () => {
  expect(mailboxPage([], english)).toContain("No mail yet");
  expect(missingMailPage([mail], english)).toContain("No such mail");
});

test("every word is in the catalogue, and the page runs as its language does", () => {
  const plain = { ...mail, to: { address: "1@2.3" }, replyTo: { address: "4@5.6" }, subject: "1", text: "", html: "" };
  const trial = serverWords("en-XA");
  const pages = [
    mailboxPage([], trial),
    mailboxPage([plain], trial),
    missingMailPage([], trial),
    mailPage(plain, [], trial),
  ];
  for (const page of pages) {
    const said = page
      .replace(/<style>.*<\/style>|<pre>.*?<\/pre>|<base[^>]*>/gs, "")
      .matchAll(/(?:>|title="|aria-label=")([^<"]*)/g);
    for (const [, words = ""] of said)
      expect(words.replace(/Daybook|Oct|UTC|invite\.ics|&#\d+;/g, "")).not.toMatch(/[a-z]{2}/i);
  }
  expect(mailboxPage([], serverWords("ar-XB"))).toContain('<html lang="ar-XB" dir="rtl">');
});
