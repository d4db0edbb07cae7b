import type { Mailer } from "@daybook/core/ports/mailer";
import type { SmtpSettings } from "../smtp-mailer.ts";
import type { SmtpServer } from "../smtp-url.ts";
import type { MailerUnderTest, TakenMail, Trouble } from "./mailer-conformance.ts";
import { type ReceivedMail, type SmtpFault, type TestSmtpServer, testSmtpServer } from "./smtp-server.ts";

/** Makes a mailer of settings: in this process, or one that stands for a mailer in another runtime. */
export type MakeMailer = (settings: SmtpSettings) => Mailer;

export const smtpFrom = "Daybook <mail@daybook.example>";

/** A server in the clear on this machine. */
export const plainServer = ({ port }: TestSmtpServer): SmtpServer => ({
  host: "127.0.0.1",
  port,
  tls: "none",
  account: null,
});

const faults: Record<Trouble, SmtpFault> = {
  down: { at: "greeting", status: 554 },
  "refused recipient": { at: "recipient", status: 550 },
  "mail it can't take": { at: "message", status: 554 },
  "too many": { at: "recipient", status: 450 },
  "broken inside": { at: "message", status: 451 },
  silent: { at: "greeting", does: "hang" },
  "cut connection": { at: "recipient", does: "drop" },
};

export async function smtpUnderTest(make: MakeMailer): Promise<MailerUnderTest> {
  const server = await testSmtpServer();
  return {
    mailer: make({ server: plainServer(server), from: smtpFrom, timeout: 4_000 }),
    taken: async () => server.mails.map(takenMail),
    recipients: async () =>
      server.mails.flatMap(({ recipients, parsed }) => {
        const written = [...(parsed.to ?? []), ...(parsed.cc ?? []), ...(parsed.bcc ?? [])].map(
          ({ address }) => address,
        );
        if (JSON.stringify(written) !== JSON.stringify(recipients))
          throw new Error(`${recipients}, but To: ${written}`);
        return recipients;
      }),
    meet: async (trouble) => {
      server.fault = faults[trouble];
    },
    close: () => server.close(),
  };
}

function takenMail(mail: ReceivedMail): TakenMail {
  const { parsed } = mail;
  const [to] = parsed.to ?? [];
  return {
    to: { name: to?.name ?? "", address: to?.address ?? "" },
    subject: parsed.subject ?? "",
    // The parser ends every text with one.
    text: (parsed.text ?? "").replace(/\n$/, ""),
    html: parsed.html ?? "",
    attachments: attachmentsOf(mail),
    unsubscribe: Object.fromEntries(
      parsed.headers.filter(({ key }) => key.startsWith("list-")).map(({ key, value }) => [key, value]),
    ),
    ...(parsed.messageId ? { messageId: parsed.messageId } : {}),
  };
}

const textOf = (content: string | ArrayBuffer | Uint8Array) =>
  typeof content === "string" ? content : new TextDecoder().decode(content);

/** An invitation comes as a part beside the text, and as a file for who knows no iTIP: one attachment of the mail's. */
function attachmentsOf({ parsed, raw }: ReceivedMail): TakenMail["attachments"] {
  const file = parsed.attachments.find(({ mimeType }) => mimeType === "application/ics");
  // The parser changes the line ends of calendars.
  const [, base64 = ""] = /application\/ics[\s\S]*?\r\n\r\n([\w+/=\r\n]+?)\r\n--/.exec(raw) ?? [];
  const bytes = Buffer.from(base64, "base64").toString("utf8");
  return parsed.attachments
    .filter((one) => one !== file)
    .map(({ filename, mimeType, method, content }) => {
      if (!method) return { filename: filename ?? "", contentType: mimeType, content: textOf(content) };
      if (textOf(content) !== bytes.replaceAll("\r\n", "\n"))
        throw new Error("The file is another than the invitation.");
      const contentType = `${mimeType}; charset=utf-8; method=${method}`;
      return { filename: file?.filename ?? "", contentType, content: bytes };
    });
}
