import { createHash } from "node:crypto";
import type { Mail } from "@daybook/core/ports/mailer";
import MailComposer from "nodemailer/lib/mail-composer";
import { addressOf, displayName } from "./mailbox-address.ts";

/** A mail as it goes over the wire. */
export interface SmtpMessage {
  id: string;
  /** Domains as ASCII (RFC 5891). */
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

/** The domain a sender's address is of, as ASCII. */
export const domainOf = (from: string): string =>
  URL.parse(`http://${addressOf(from).split("@").pop()}`)?.hostname ?? "localhost";

/** The same for every attempt at a mail, so that whoever gets it twice can tell. */
const messageId = (dedupeKey: string, from: string): string =>
  `<${createHash("sha256").update(dedupeKey).digest("hex").slice(0, 40)}@${domainOf(from)}>`;

const person = ({ name, address }: { name?: string; address: string }) => ({ name: displayName(name), address });

/** Writes a mail by RFC 5322. An invitation is an alternative to the text (RFC 6047 2.4), and a file for who knows no iTIP. */
export async function smtpMessage(mail: Mail, from: string): Promise<SmtpMessage> {
  const id = messageId(mail.dedupeKey, from);
  const invitation = mail.attachments.find(({ contentType }) => methodOf(contentType) !== null);
  const composed = new MailComposer({
    from: person({ name: from.replace(/<[^<>]*>\s*$/, "").replace(addressOf(from), ""), address: addressOf(from) }),
    to: [person(mail.to)],
    ...(mail.replyTo ? { replyTo: [person(mail.replyTo)] } : {}),
    subject: mail.subject.toWellFormed(),
    text: mail.text.toWellFormed(),
    html: mail.html.toWellFormed(),
    ...(invitation
      ? {
          icalEvent: {
            method: methodOf(invitation.contentType) ?? "",
            filename: invitation.filename,
            content: invitation.content,
          },
        }
      : {}),
    attachments: mail.attachments.filter((one) => one !== invitation),
    messageId: id,
    // Format=flowed would change the text, and a long line must not break the limit of 998 (RFC 5322 2.1.1).
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from: sender, to } = composed.getEnvelope();
  const raw = await new Promise<Buffer>((written, failed) =>
    composed.build((error, bytes) => (error ? failed(error) : written(bytes as Buffer))),
  );
  return { id, envelope: { from: sender || "", to }, raw };
}

const methodOf = (contentType: string): string | null =>
  /^text\/calendar\b.*;\s*method=(\w+)/i.exec(contentType)?.[1] ?? null;
