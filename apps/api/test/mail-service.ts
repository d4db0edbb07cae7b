import { Webhook } from "svix";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { localSecret } from "../src/tokens/inbound-secrets.ts";
import { type Answer, type Daybook, TEST_KEYS } from "./daybook.ts";

const keys = signingKeys(TEST_KEYS);
/** What the local worker takes as the mail service's, and as a mail server's. */
export const SECRETS = {
  events: await localSecret(keys, "events"),
  messages: await localSecret(keys, "messages"),
};

/** The headers of what is signed, as Resend sends them. */
export function signatureOf(
  signs: keyof typeof SECRETS,
  body: string,
  { id = `msg_${crypto.randomUUID()}`, at = Date.now(), secret = SECRETS[signs] } = {},
): Record<string, string> {
  return {
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at / 1_000)),
    "svix-signature": new Webhook(secret).sign(id, new Date(at), body),
  };
}

/** A mail of the local mailbox, as /dev/mail tells it. */
export interface SentMail {
  id: string;
  to: { address: string };
  subject: string;
  dedupeKey: string;
  deliveryId: string;
  receivedAt: number;
  text: string;
  html: string;
  replyTo?: { address: string };
  attachments: { content: string; contentType: string }[];
}

export async function mailsTo(daybook: Daybook, address: string): Promise<SentMail[]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.filter((mail: SentMail) => mail.to.address === address);
}

/** What Resend says of a mail (https://resend.com/docs/webhooks/event-types), as it was seen there. */
export function resendEvent(
  type: string,
  mail: Pick<SentMail, "id" | "deliveryId" | "to" | "receivedAt">,
  { at = Date.now(), ...more }: { at?: number } & Record<string, unknown> = {},
): string {
  return JSON.stringify({
    type,
    created_at: new Date(at).toISOString(),
    data: {
      created_at: new Date(mail.receivedAt).toISOString(),
      email_id: mail.id,
      message_id: `<${mail.id}@eu-west-1.amazonses.com>`,
      from: "Daybook <hello@daybook.example>",
      to: [mail.to.address],
      subject: "You’re booked",
      tags: { delivery: mail.deliveryId },
      ...more,
    },
  });
}

export const permanent = {
  bounce: {
    message:
      "The recipient's email address is on the suppression list because it has a recent history of producing hard bounces.",
    subType: "Suppressed",
    type: "Permanent",
  },
};
export const transient = { bounce: { message: "452 4.2.2 Mailbox full", subType: "MailboxFull", type: "Transient" } };

export const tell = (daybook: Daybook, body: string, over: Parameters<typeof signatureOf>[2] = {}): Promise<Answer> =>
  daybook.call("POST", "/v1/inbound/mail-events", body, { headers: signatureOf("events", body, over) });

/** A REPLY as Gmail sends it: the file among two bodies in a multipart/alternative. */
export function gmailReply(
  invitation: string,
  over: Partial<
    Record<"from" | "to" | "attendee" | "partstat" | "stamp" | "sequence" | "uid" | "comment", string>
  > = {},
): string {
  const lines = invitation.replace(/\r\n[ \t]/g, "").split("\r\n");
  const value = (name: string) => lines.find((line) => new RegExp(`^${name}[;:]`).test(line)) ?? "";
  const address = (name: string) => /mailto:(.*)$/i.exec(value(name))?.[1] ?? "";
  const attendee = over.attendee ?? address("ATTENDEE");
  const stamp = over.stamp ?? new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const file = [
    "BEGIN:VCALENDAR",
    "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    value("DTSTART").replace(/;TZID=[^:]*:(.*)/, ":$1Z"),
    value("DTEND").replace(/;TZID=[^:]*:(.*)/, ":$1Z"),
    `DTSTAMP:${stamp}`,
    value("ORGANIZER"),
    over.uid ? `UID:${over.uid}` : value("UID"),
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${over.partstat ?? "DECLINED"};X-NUM-GUESTS=0:mailto:${attendee}`,
    ...(over.comment ? [`COMMENT:${over.comment}`] : []),
    over.sequence ? `SEQUENCE:${over.sequence}` : value("SEQUENCE"),
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
  return [
    `From: In Vitee <${over.from ?? attendee}>`,
    `To: ${over.to ?? address("ORGANIZER")}`,
    "Subject: =?UTF-8?Q?Declined=3A_Lesson?=",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="m"',
    "",
    "--m",
    'Content-Type: multipart/alternative; boundary="a"',
    "",
    "--a",
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    "",
    "In Vitee has declined this invitation.",
    "--a",
    'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
    "Content-Transfer-Encoding: 7bit",
    "",
    file,
    "--a--",
    "--m",
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(file).toString("base64"),
    "--m--",
    "",
  ].join("\r\n");
}

export const handIn = (
  daybook: Daybook,
  message: string,
  over: Parameters<typeof signatureOf>[2] = {},
): Promise<Answer> =>
  daybook.send("POST", "/v1/inbound/mail", message, {
    "content-type": "message/rfc822",
    ...signatureOf("messages", message, over),
  });

/** What the calendar of a booking's invitee answers to the invitation that they got last. */
export async function replyTo(
  daybook: Daybook,
  booked: Answer,
  partstat: string,
  over: Parameters<typeof gmailReply>[1] = {},
): Promise<string> {
  const patience = Date.now() + 15_000;
  for (;;) {
    const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
    const sent = (json.items as SentMail[]).find(
      ({ dedupeKey, attachments }) => dedupeKey.includes(booked.json.id) && attachments.length > 0,
    );
    const invitation = sent?.attachments[0]?.content;
    if (invitation) return gmailReply(invitation, { partstat, ...over });
    if (Date.now() > patience) throw new Error("No invitation was sent");
    await new Promise((done) => setTimeout(done, 50));
  }
}
