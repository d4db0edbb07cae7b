import { createHash } from "node:crypto";
import type { Mail } from "@daybook/core/ports/mailer";
import MailComposer from "nodemailer/lib/mail-composer";
import { addressOf, displayName } from "./mailbox-address.ts";
import { unsubscribeHeaders } from "./unsubscribe-headers.ts";

/** Names the delivery that a mail is. */
export const DELIVERY_HEADER = "X-Daybook-Delivery";

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

/** Written as they are: folding would put a space into an address. */
const preparedHeaders = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value: { prepared: true, foldLines: false, value } }));

const person = ({ name, address }: { name?: string; address: string }) => ({ name: displayName(name), address });

/** Writes a mail by RFC 5322. An invitation is an alternative to the text (RFC 6047 2.4), and a file for who knows no iTIP. */
export async function smtpMessage(mail: Mail, from: string): Promise<SmtpMessage> {
  const id = messageId(mail.dedupeKey, from);
  // nodemailer takes an empty one for a stream.
  const invitation = mail.attachments.find((one) => methodOf(one.contentType) !== null && clean(one.content) !== "");
  const composed = new MailComposer({
    from: person({ name: from.replace(/<[^<>]*>\s*$/, "").replace(addressOf(from), ""), address: addressOf(from) }),
    to: [person(mail.to)],
    ...(mail.replyTo ? { replyTo: [person(mail.replyTo)] } : {}),
    subject: clean(mail.subject),
    text: clean(mail.text),
    html: clean(mail.html),
    ...(invitation
      ? {
          icalEvent: {
            method: methodOf(invitation.contentType) ?? "",
            filename: invitation.filename,
            content: clean(invitation.content),
          },
        }
      : {}),
    attachments: mail.attachments
      .filter((one) => one !== invitation)
      .map((one) => ({ ...one, contentTransferEncoding: "base64" as const })),
    messageId: id,
    headers: preparedHeaders({
      ...(mail.listUnsubscribe ? unsubscribeHeaders(mail.listUnsubscribe) : {}),
      // A mail that comes back holds it.
      ...(mail.deliveryId ? { [DELIVERY_HEADER]: mail.deliveryId } : {}),
    }),
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

/** No control characters, and no CR or LF by itself (RFC 5322 2.3, 4.1): a receiver may take one for a line's end. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\n/g, "\r\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");

const methodOf = (contentType: string): string | null =>
  /^text\/calendar\b.*;\s*method=(\w+)/i.exec(contentType)?.[1] ?? null;
