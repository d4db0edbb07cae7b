import { expect, it } from "vitest";
import { writeInvitation } from "../../calendars/ics/write-invitation.ts";
import { readMessage } from "./read-message.ts";
import { replyMessage } from "./write-reply.ts";

const mail = (...lines: string[]) => lines.join("\r\n");

/** As Outlook answers: one base64 part, a private zone, and a subject in other letters. */
const outlook = mail(
  "From: =?utf-8?B?QW5hIFLDqWlz?= <Ana@Example.com>",
  'To: "Ines Duarte" <replies+abc@in.example.com>',
  "Subject: Tentative: Lesson",
  "MIME-Version: 1.0",
  'Content-Type: multipart/alternative; boundary="_000_"',
  "",
  "--_000_",
  'Content-Type: text/plain; charset="iso-8859-1"',
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Perhaps a little late.=20",
  "--_000_",
  'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
  "Content-Transfer-Encoding: base64",
  "",
  Buffer.from(
    mail(
      "BEGIN:VCALENDAR",
      "METHOD:REPLY",
      "PRODID:Microsoft Exchange Server 2010",
      "VERSION:2.0",
      "BEGIN:VTIMEZONE",
      "TZID:W. Europe Standard Time",
      "BEGIN:STANDARD",
      "DTSTART:16010101T030000",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
      "END:STANDARD",
      "END:VTIMEZONE",
      "BEGIN:VEVENT",
      "ATTENDEE;PARTSTAT=TENTATIVE;CN=Ana Réis:mailto:Ana@Example.com",
      "COMMENT;LANGUAGE=en-GB:Perhaps a little late.\\n",
      "UID:0199f0c4@daybook.example",
      "SUMMARY;LANGUAGE=en-GB:Tentative: Lesson",
      "DTSTART;TZID=W. Europe Standard Time:20261015T123000",
      "DTEND;TZID=W. Europe Standard Time:20261015T133000",
      "DTSTAMP:20261014T080910Z",
      "SEQUENCE:3",
      "X-MICROSOFT-CDO-APPT-SEQUENCE:3",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ),
  ).toString("base64"),
  "--_000_--",
  "",
);

it("reads what Outlook answers", async () => {
  expect(await readMessage(outlook)).toEqual({
    kind: "reply",
    from: "Ana@Example.com",
    to: ["replies+abc@in.example.com"],
    reply: {
      attendee: "Ana@Example.com",
      uid: "0199f0c4@daybook.example",
      sequence: 3,
      stamp: Date.UTC(2026, 9, 14, 8, 9, 10),
      answer: "tentative",
      comment: "Perhaps a little late.",
    },
  });
});

it("reads it the same from bytes", async () => {
  expect(await readMessage(new TextEncoder().encode(outlook))).toEqual(await readMessage(outlook));
});

it("reads what the local mailbox answers to an invitation of ours", async () => {
  const start = Date.UTC(2026, 9, 15, 11, 30);
  const invitation = writeInvitation("REQUEST", {
    ...{ uid: "u;1@daybook", sequence: 2, start, end: start + 3_600_000, zone: "Europe/Lisbon", summary: "Lesson" },
    ...{ status: "confirmed", createdAt: start, updatedAt: start },
    organizer: {
      name: "Ines, Duarte",
      address: "replies+agrb5btk45yv5icb3giomhsl4qay3ofip73zggva6dnhl3a@daybook.example",
    },
    attendees: [{ name: "Ana", address: "ana+lesson@example.com", hasAccepted: true }],
  });
  const at = Date.UTC(2026, 9, 14, 8);
  expect(await readMessage(replyMessage(invitation, { answer: "declined", at }) ?? "")).toMatchObject({
    from: "ana+lesson@example.com",
    to: ["replies+agrb5btk45yv5icb3giomhsl4qay3ofip73zggva6dnhl3a@daybook.example"],
    reply: { attendee: "ana+lesson@example.com", uid: "u;1@daybook", sequence: 2, answer: "declined", stamp: at },
  });
  expect(replyMessage(invitation.replace("METHOD:REQUEST", "METHOD:CANCEL"), { answer: "declined", at })).toBeNull();
});

it("makes nothing of what it can't read, or of what is no answer of one person about one appointment", async () => {
  const file = (from: string | RegExp, to: string) => {
    const [head = "", body = ""] = outlook.split(/base64\r\n\r\n/);
    const text = Buffer.from(body.split("\r\n--")[0] ?? "", "base64").toString();
    return `${head}base64\r\n\r\n${Buffer.from(text.replace(from, to)).toString("base64")}\r\n--_000_--\r\n`;
  };
  const broken = [
    "",
    "x".repeat(300_000),
    file("METHOD:REPLY", "METHOD:COUNTER"),
    file("TENTATIVE", "DELEGATED"),
    file("SEQUENCE:3", "SEQUENCE:3\r\nRECURRENCE-ID:20261015T123000Z"),
    file("UID:", "X-UID:"),
    file("DTSTAMP:20261014T080910Z", "DTSTAMP:soon"),
    file(":mailto:Ana@Example.com", ":tel:112"),
    file(":mailto:Ana@Example.com", ":mailto:%ZZ"),
    file(/^(ATTENDEE.*)$/m, "$1\r\n$1"),
    file("END:VCALENDAR", ""),
    outlook.replace(/^From:.*$/m, "From: nobody"),
  ];
  for (const message of broken) expect(await readMessage(message), message.slice(0, 80)).toBeNull();
});
