import { cleanEmail } from "@daybook/core/text/email-address";
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { LARGEST_MESSAGE } from "./largest-message.ts";
import { type CalendarReply, readReply } from "./read-reply.ts";
import { type ReturnedMail, readReturned } from "./read-returned.ts";

/** A mail that came, as far as anything can be made of it. Addresses are as they are kept. */
export type InboundMessage = { to: string[]; from: string } & (
  | { kind: "reply"; reply: CalendarReply }
  | { kind: "returned"; returned: ReturnedMail }
);

const mailboxes = (given: readonly (Address | undefined)[] | undefined): string[] =>
  (given ?? []).flatMap((one) =>
    one?.address ? [cleanEmail(one.address)] : (one?.group ?? []).map(({ address }) => cleanEmail(address)),
  );

const textOf = ({ content }: Attachment): string =>
  typeof content === "string" ? content : new TextDecoder().decode(content);

/** Reads a message (RFC 5322); null for what neither is a calendar's answer nor a mail that came back, or is too large. */
export async function readMessage(raw: Uint8Array | string): Promise<InboundMessage | null> {
  if (raw.length > LARGEST_MESSAGE) return null;
  let email: Email;
  try {
    email = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 64 * 1024, maxRfc822NestingDepth: 0 });
  } catch {
    return null;
  }
  const [from] = mailboxes([email.from]);
  if (from === undefined) return null;
  const to = [
    ...mailboxes(email.to),
    ...mailboxes(email.cc),
    ...(email.deliveredTo ? [cleanEmail(email.deliveredTo)] : []),
  ];
  const returned = readReturned(email.attachments.map((part) => ({ type: part.mimeType, text: textOf(part) })));
  if (returned) return { kind: "returned", from, to, returned };
  for (const part of email.attachments) {
    if (part.mimeType !== "text/calendar" && !/\.ics$/i.test(part.filename ?? "")) continue;
    const reply = readReply(textOf(part));
    if (reply) return { kind: "reply", from, to, reply };
  }
  return null;
}
