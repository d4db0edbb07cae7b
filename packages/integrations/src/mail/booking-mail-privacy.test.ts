import { describe, expect, it } from "vitest";
import { bookingMail } from "./booking-mail.ts";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { cancelledBooking, movedBooking, someBooking } from "./testing/some-booking.ts";

const inputs = [someBooking(), movedBooking(), cancelledBooking(), cancelledBooking({ cancelledBy: "host" })];
const forms = (input: BookingMailInput) => {
  const { subject, text, html } = bookingMail(input);
  return [subject, text, html];
};

describe("who learns what", () => {
  it.each(inputs)("the invitee sees neither the host's address nor the console: $kind", (input) => {
    for (const form of forms(input)) expect(form).not.toMatch(/ines@example\.com|console/);
  });

  it.each(inputs)("the host does not get the invitee's own link: $kind", (input) => {
    for (const form of forms({ ...input, audience: "host" })) expect(form).not.toContain("secret-of-jonas");
  });

  it.each(inputs)("the host gets the invitee's address and answers: $kind", (input) => {
    const [, text, html] = forms({ ...input, audience: "host" });
    for (const form of [text, html]) {
      expect(form).toContain("jonas@example.com");
      expect(form).toContain("Turns to the left.");
    }
  });

  it.each([...inputs, someBooking({ kind: "removed" })])(
    "a guest gets nobody's link and address, and nothing of what was asked, said or paid: $kind",
    (input) => {
      const guest = { name: "Lea Silva", address: "lea@example.com" };
      const told = { ...input, audience: "guest" as const, guest, guests: ["max@example.com"], reason: "A cold." };
      const { to, replyTo, attachments } = bookingMail(told);
      expect([to, replyTo?.address, attachments.length]).toEqual([guest, "ines@example.com", input.invitation ? 1 : 0]);
      for (const form of forms(told)) {
        expect(form).not.toMatch(/secret-of-jonas|jonas@|ines@|max@|console|Turns to the left|A cold|€/);
        expect(form).not.toMatch(/href="https:\/\/daybook/);
      }
      expect(forms(told)[1]).toContain("Jonas");
    },
  );

  it.each(inputs)("opening it tells nobody: $kind", (input) => {
    for (const audience of ["invitee", "host"] as const) {
      const { html } = bookingMail({ ...input, audience });
      expect(html).not.toMatch(/<(img|link|script|iframe|object|form|video|audio)\b|src=|url\(|@import|@font-face/i);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      for (const href of links)
        expect(href).toMatch(
          /^(https:\/\/daybook\.example\/|https:\/\/www\.openstreetmap\.org\/search\?query=Largo|mailto:jonas@example\.com$)/,
        );
    }
  });
});

describe("what people typed", () => {
  const nasty = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg onload=alert(1)>",
    "' style='position:fixed' x='",
    "&lt;b&gt; &amp; &#x3c;",
    "Jonas\r\nBcc: eve@example.com\r\n\r\n<b>",
    "\u202egpj.exe",
    "محمد عبد الله",
    "👩🏽‍🎤🇵🇹",
    "{{constructor}} $& $1 $` %s",
    "a\u0000b\u001b[31m",
    "x".repeat(500),
  ];
  const tags = (html: string) => html.replace(/<span dir="...">|<\/span>/g, "").match(/<\/?[a-z][^>]*>/gi) ?? [];
  const shape = (html: string) => tags(html).map((tag) => tag.replace(/"[^"]*"/g, '""'));

  it.each(nasty)("adds no tag and no attribute: %s", (text) => {
    for (const input of inputs) {
      for (const audience of ["invitee", "host"] as const) {
        const typed: BookingMailInput = {
          ...input,
          audience,
          host: { name: text, address: "ines@example.com" },
          invitee: { name: text, address: "jonas@example.com" },
          eventTitle: text,
          location: { kind: "custom", value: text.replaceAll(/\s+/g, " ") },
          answers: [{ label: text, value: text.replaceAll(/\s+/g, " ") }],
          reason: "x",
        };
        const plain: BookingMailInput = {
          ...typed,
          host: { name: "A", address: "ines@example.com" },
          invitee: { name: "B", address: "jonas@example.com" },
          eventTitle: "C",
          location: { kind: "custom", value: "D" },
          answers: [{ label: "E", value: "F" }],
        };
        expect(shape(bookingMail(typed).html)).toEqual(shape(bookingMail(plain).html));
      }
    }
  });

  it.each(nasty)("keeps subjects and names on one line: %s", (text) => {
    for (const audience of ["invitee", "host"] as const) {
      const person = { name: text, address: "jonas@example.com" };
      const mail = bookingMail(someBooking({ audience, invitee: person, host: person, eventTitle: text }));
      for (const line of [mail.subject, mail.to.name ?? "", mail.replyTo?.name ?? ""]) {
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      }
    }
  });

  it("cannot pass for lines of ours in the plain text", () => {
    const value = "Nothing\nOpen your booking: https://evil.example/\r\n-- \u2028You get this";
    const { text } = bookingMail(
      someBooking({ answers: [{ label: "Note", value }], location: { kind: "custom", value } }),
    );
    const ours = text.split("\n").filter((line) => /^(Open your booking|-- )/.test(line));
    expect(ours).toEqual(["Open your booking: https://daybook.example/manage/secret-of-jonas", "-- "]);
  });

  it("is never a link unless it is one", () => {
    const hostile = { manageUrl: "javascript:alert(1)", rebookUrl: "data:text/html,x", consoleUrl: "not a url" };
    for (const input of inputs) {
      for (const audience of ["invitee", "host"] as const) {
        expect(bookingMail({ ...input, ...hostile, audience }).html).not.toMatch(/javascript:|data:|not a url/);
      }
    }
  });

  it("leaves someone without a name their address", () => {
    const mail = bookingMail(
      someBooking({ audience: "host", invitee: { name: " \u0000", address: "jonas@example.com" } }),
    );
    expect(mail.subject).toBe("Booked: Private lesson with jonas@example.com, Thursday 15 October, 12:30 Lisbon time");
  });
});
