import type { Mail, Mailer } from "@daybook/core/ports/mailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** What a mail service has to let the suite do and see. */
export interface MailerUnderTest {
  mailer: Mailer;
  /** What has been taken, in order. Attachments as text. */
  taken(): Promise<Pick<Mail, "subject" | "text" | "html" | "attachments">[]>;
  /** The bare address of each recipient of each mail taken. */
  recipients(): Promise<string[]>;
  /** From here on the service answers nothing useful. */
  breakDown(): Promise<void>;
  close(): Promise<void>;
}

/** A mail with everything filled in. */
export function someMail(over: Partial<Mail> = {}): Mail {
  return {
    to: { name: "Jonas Berg", address: "jonas@example.com" },
    replyTo: { name: "Ines Duarte", address: "ines@example.com" },
    subject: "You're booked: Private lesson, Thursday 15 October, 12:30 Lisbon time",
    text: "You're booked.\n",
    html: "<p>You're booked.</p>",
    attachments: [],
    dedupeKey: "booking/1/confirmed/invitee",
    ...over,
  };
}

/** What every mailer must do. Each test gets a service of its own. */
export function mailerConformance(name: string, open: () => Promise<MailerUnderTest>): void {
  describe(`${name}, as every mailer,`, () => {
    let service: MailerUnderTest;
    beforeEach(async () => {
      service = await open();
    });
    afterEach(() => service.close());

    it("takes a mail and names it", async () => {
      const outcome = await service.mailer.send(someMail());
      expect(outcome).toEqual({ kind: "sent", id: expect.stringMatching(/./) });
      expect(await service.recipients()).toEqual(["jonas@example.com"]);
    });

    it("takes the same mail with the same key once, and says sent both times", async () => {
      const outcomes = [await service.mailer.send(someMail()), await service.mailer.send(someMail())];
      expect(outcomes.map((outcome) => outcome.kind)).toEqual(["sent", "sent"]);
      expect(await service.taken()).toHaveLength(1);
    });

    it("takes the same mail with another key again", async () => {
      await service.mailer.send(someMail());
      await service.mailer.send(someMail({ dedupeKey: "booking/1/moved/1/invitee" }));
      expect(await service.taken()).toHaveLength(2);
    });

    it("never sends a second mail for a key, even with other words", async () => {
      await service.mailer.send(someMail());
      await service.mailer.send(someMail({ subject: "Something else" }));
      expect(await service.taken()).toHaveLength(1);
    });

    it("keeps attachments, to the last byte", async () => {
      const content = "BEGIN:VCALENDAR\r\nSUMMARY:Aula 🎻 com Inês\r\nEND:VCALENDAR\r\n";
      const contentType = "text/calendar; charset=utf-8; method=REQUEST";
      const attachments = [{ filename: "invite.ics", contentType, content }];
      await service.mailer.send(someMail({ attachments }));
      expect((await service.taken()).map((mail) => mail.attachments)).toEqual([attachments]);
    });

    it("keeps every script and sign", async () => {
      const words = "Aula 🎻 · درس خصوصي · Ολυμπία · 👩🏽‍🎤 · Łódź";
      await service.mailer.send(
        someMail({ to: { name: words, address: "a@example.com" }, subject: words, text: words }),
      );
      expect(await service.taken()).toMatchObject([{ subject: words, text: words }]);
    });

    it.each([
      ["two addresses in one", { to: { address: "a@example.com, b@example.com" } }],
      ["a line break in the address", { to: { address: "a@example.com\r\nBcc: b@example.com" } }],
      ["no address", { to: { address: "" } }],
      ["an address inside brackets", { to: { address: "<a@example.com>" } }],
      ["two reply addresses", { replyTo: { address: "a@example.com,b@example.com" } }],
      ["a line break in the subject", { subject: "Hello\r\nBcc: b@example.com" }],
      ["an empty subject", { subject: " " }],
      ["a dedupe key that is too long", { dedupeKey: "x".repeat(257) }],
      ["no dedupe key", { dedupeKey: "" }],
    ])("refuses %s", async (_, over) => {
      const outcome = await service.mailer.send(someMail(over));
      expect(outcome).toEqual({ kind: "refused", reason: expect.stringMatching(/./) });
      expect(await service.taken()).toEqual([]);
    });

    it("keeps a hostile name out of the recipients", async () => {
      const name = 'Eve" <eve@example.com>, "x\r\nBcc: b@example.com';
      await service.mailer.send(someMail({ to: { name, address: "jonas@example.com" } }));
      expect(await service.recipients()).toEqual(["jonas@example.com"]);
    });

    it("fails, and does not throw, while the service is down", async () => {
      await service.breakDown();
      expect(await service.mailer.send(someMail())).toMatchObject({ kind: "failed", reason: expect.any(String) });
    });
  });
}
