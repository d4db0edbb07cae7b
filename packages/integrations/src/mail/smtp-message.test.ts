import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import { mailFault } from "./mail-check.ts";
import { smtpMessage } from "./smtp-message.ts";
import { someMail } from "./testing/mailer-conformance.ts";

const HEADERS = ["from", "to", "reply-to", "subject", "message-id", "date", "mime-version", "content-type"];

it("makes the same headers of whatever people are called and write", async () => {
  const piece = fc.constantFrom(
    "\r\n",
    "\n",
    "\r",
    "\0",
    "Bcc: e@x.y",
    ": ",
    '"',
    "<",
    ">",
    "=?utf-8?q?=0d=0aBcc:?=",
    "é",
    "🎻",
    "ا",
    "\u2028",
  );
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
  );
  await fc.assert(
    fc.asyncProperty(words, words, words, async (name, subject, text) => {
      const mail = someMail({
        to: { name, address: "j@example.com" },
        replyTo: { name, address: "i@example.com" },
        subject: `Lesson ${subject.replace(/[\r\n]/g, "")}`,
        text,
        html: text,
        attachments: [
          { filename: `${name}.ics`, contentType: "text/calendar; charset=utf-8; method=REQUEST", content: text },
          { filename: `${name}.txt`, contentType: "text/plain; charset=utf-8", content: text },
        ],
      });
      expect(mailFault(mail)).toBeNull();
      const { raw, envelope } = await smtpMessage(mail, "Daybook <mail@daybook.example>");
      const lines = raw.toString("latin1").split("\r\n");
      expect(lines.filter((line) => line.length > 998 || /[^\t\x20-\x7e]/.test(line))).toEqual([]);
      const parsed = await PostalMime.parse(raw);
      expect(parsed.headers.map(({ key }) => key)).toEqual(HEADERS);
      expect(parsed.to?.map(({ address }) => address)).toEqual(envelope.to);
      expect(envelope).toMatchObject({ from: "mail@daybook.example", to: ["j@example.com"] });
    }),
    { numRuns: 100 },
  );
}, 20_000);
