import type { MailOutcome } from "@daybook/core/ports/mailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smtpMailer } from "./smtp-mailer.ts";
import { mailerConformance, someMail } from "./testing/mailer-conformance.ts";
import { plainServer, smtpFrom, smtpUnderTest } from "./testing/smtp-conformance.ts";
import { type SmtpFault, type TestSmtpServer, testSmtpServer } from "./testing/smtp-server.ts";

mailerConformance("smtpMailer", () => smtpUnderTest(smtpMailer));

describe("smtpMailer", () => {
  let server: TestSmtpServer;
  beforeEach(async () => {
    server = await testSmtpServer();
  });
  afterEach(() => server.close());

  const mailer = (settings: { timeout?: number; from?: string } = {}) =>
    smtpMailer({ server: plainServer(server), from: smtpFrom, ...settings });
  const theMail = () => {
    expect(server.mails).toHaveLength(1);
    return server.mails[0] as (typeof server.mails)[number];
  };

  it("names sender, recipient, reply address and the time", async () => {
    await mailer().send(someMail());
    const { sender, recipients, parsed } = theMail();
    expect([sender, recipients]).toEqual(["mail@daybook.example", ["jonas@example.com"]]);
    expect(parsed).toMatchObject({
      from: { name: "Daybook", address: "mail@daybook.example" },
      to: [{ name: "Jonas Berg", address: "jonas@example.com" }],
      replyTo: [{ name: "Ines Duarte", address: "ines@example.com" }],
    });
    expect(Math.abs(Date.parse(parsed.date ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("names a mail by its key alone, under the sender's domain", async () => {
    const outcome = await mailer().send(someMail());
    expect(outcome).toEqual({ kind: "sent", id: theMail().parsed.messageId });
    expect(theMail().parsed.messageId).toMatch(/^<[0-9a-f]{40}@daybook\.example>$/);
  });

  it("sends from an address without a name, and from a domain with other letters", async () => {
    await mailer({ from: "mail@bücher.example" }).send(someMail());
    expect(theMail().raw).toMatch(/^From: mail@xn--bcher-kva\.example\r\n/);
    expect(theMail().utf8).toBe(false);
    expect(theMail().parsed.messageId).toMatch(/@xn--bcher-kva\.example>$/);
  });

  it("asks for SMTPUTF8 only where the recipient's own name needs it", async () => {
    await mailer().send(someMail({ to: { name: "Jürgen", address: "j@bücher.example" } }));
    await mailer().send(someMail({ to: { name: "Jürgen", address: "jürgen@bücher.example" } }));
    expect(server.mails.map(({ utf8, raw }) => [utf8, /^To: .* <(.+)>/m.exec(raw)?.[1]])).toEqual([
      [false, "j@xn--bcher-kva.example"],
      [true, Buffer.from("jürgen@bücher.example").toString("latin1")],
    ]);
    // The server reads them as people write them.
    expect(server.mails.flatMap(({ recipients }) => recipients)).toEqual(["j@bücher.example", "jürgen@bücher.example"]);
  });

  it("keeps every line within 998 bytes, in ASCII, with CRLF and dots stuffed", async () => {
    const text = `.\r\n..\n.leading dot\n${"long ".repeat(2_000)}\n${"😀".repeat(900)}\n\n.\n`;
    const name = "Größe ".repeat(60).trim();
    await mailer().send(
      someMail({
        text,
        html: `<p>${"x".repeat(5_000)}</p>`,
        subject: "ß ".repeat(400).trim(),
        to: { name, address: "j@example.com" },
        attachments: [{ filename: `${name}.txt`, contentType: "text/plain; charset=utf-8", content: text }],
      }),
    );
    const { raw, parsed } = theMail();
    expect(raw).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
    // The parser ends every text with a line end.
    expect(parsed.text).toBe(`${text.replaceAll("\r\n", "\n")}\n`);
    expect(parsed).toMatchObject({ to: [{ name }], attachments: [{ filename: `${name}.txt` }] });
  });

  it("puts an invitation beside the text, with its method, and as a file after it", async () => {
    const content = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
    const contentType = "text/calendar; charset=utf-8; method=CANCEL";
    await mailer().send(someMail({ attachments: [{ filename: "invite.ics", contentType, content }] }));
    const types = [...theMail().raw.matchAll(/^Content-Type: ([^;\r\n]+)/gim)].map(([, type]) => type);
    expect(types).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain",
      "text/html",
      "text/calendar",
      "application/ics",
    ]);
    expect(theMail().raw).toMatch(/text\/calendar; charset=utf-8; method=CANCEL/);
  });

  const hostile = [
    "\r\nBcc: eve@example.com",
    "\nBcc: eve@example.com",
    "\r\n\r\n<p>eve</p>",
    "\0",
    '"><x@y.z>',
    "\u2028x",
  ];
  it.each(hostile)("lets nothing become a header that isn't one: %j", async (words) => {
    const attachments = [{ filename: `a${words}.txt`, contentType: "text/plain", content: words }];
    const outcome = await mailer().send(
      someMail({
        to: { name: words, address: "j@example.com" },
        replyTo: { name: words, address: "i@example.com" },
        text: words,
        dedupeKey: `key${words}`,
        attachments,
      }),
    );
    expect(outcome.kind).toBe("sent");
    const headers = theMail().parsed.headers.map(({ key }) => key);
    expect(headers).toEqual([
      "from",
      "to",
      "reply-to",
      "subject",
      "message-id",
      "date",
      "mime-version",
      "content-type",
    ]);
    expect(theMail().recipients).toEqual(["j@example.com"]);
  });

  const failed = (reason: RegExp): MailOutcome => ({ kind: "failed", reason: expect.stringMatching(reason) });
  const refused = (reason: RegExp): MailOutcome => ({ kind: "refused", reason: expect.stringMatching(reason) });
  const uncertain: MailOutcome = {
    kind: "failed",
    reason: expect.stringMatching(/may have got through/),
    uncertain: true,
  };
  it.each<[string, SmtpFault, MailOutcome, number]>([
    ["554 to the connection", { at: "greeting", status: 554 }, failed(/554/), 0],
    ["421 to the connection", { at: "greeting", status: 421 }, failed(/421/), 0],
    ["550 to the sender", { at: "sender", status: 550 }, failed(/550/), 0],
    ["552 to the sender: too large", { at: "sender", status: 552 }, refused(/552/), 0],
    ["550 to the recipient", { at: "recipient", status: 550 }, refused(/550/), 0],
    ["553 to the recipient", { at: "recipient", status: 553 }, refused(/553/), 0],
    ["450 to the recipient: grey-listed", { at: "recipient", status: 450 }, failed(/450/), 0],
    ["421 to the recipient", { at: "recipient", status: 421 }, failed(/421/), 0],
    ["554 to the message", { at: "message", status: 554 }, refused(/554/), 0],
    ["452 to the message", { at: "message", status: 452 }, failed(/452/), 0],
    ["a cut before the greeting", { at: "greeting", does: "drop" }, failed(/No answer from 127/), 0],
    ["a cut at the recipient", { at: "recipient", does: "drop" }, failed(/No answer from 127/), 0],
    ["silence at the greeting", { at: "greeting", does: "hang" }, failed(/too long/), 0],
    ["silence at the recipient", { at: "recipient", does: "hang" }, failed(/too long/), 0],
    ["a cut after the message", { at: "message", does: "drop" }, uncertain, 1],
    ["silence after the message", { at: "message", does: "hang" }, uncertain, 1],
  ])("takes %s as it is meant", async (_, fault, outcome, taken) => {
    server.fault = fault;
    const settings = "does" in fault && fault.does === "hang" ? { timeout: 800 } : {};
    expect(await mailer(settings).send(someMail())).toEqual(outcome);
    expect(server.mails).toHaveLength(taken);
  });

  it("refuses a mail that is larger than the server said it takes", async () => {
    const small = await testSmtpServer({ size: 1_000 });
    const sending = smtpMailer({ server: plainServer(small), from: smtpFrom });
    expect(await sending.send(someMail({ text: "x".repeat(2_000) }))).toEqual(refused(/1000/));
    expect(small.sessions).toBe(0);
    await small.close();
  });

  it("fails where nothing listens", async () => {
    await server.close();
    expect(await mailer().send(someMail())).toEqual(failed(/No answer from 127\.0\.0\.1:\d+/));
    server = await testSmtpServer();
  });
});
