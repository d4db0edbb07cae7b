import type { Mail, Mailer } from "@daybook/core/ports/mailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

export type TakenMail = Pick<Mail, "to" | "subject" | "text" | "html" | "attachments"> & {
  messageId?: string;
  /** The headers about unsubscribing, by their names in small letters; none where there are none. */
  unsubscribe?: Record<string, string>;
};

/** What a mail service may do to a mail, and what a mailer has to make of it. */
const troubles = {
  down: "failed",
  "refused recipient": "refused",
  "mail it can't take": "refused",
  "too many": "failed",
  "broken inside": "failed",
  silent: "failed",
  "cut connection": "failed",
} as const;
export type Trouble = keyof typeof troubles;

/** What a mail service has to let the suite do and see. */
export interface MailerUnderTest {
  mailer: Mailer;
  /** What has been taken, in order. Attachments as text. */
  taken(): Promise<TakenMail[]>;
  /** The bare address of each recipient of each mail taken. */
  recipients(): Promise<string[]>;
  /** From here on the service behaves so. */
  meet(trouble: Trouble): Promise<void>;
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
export function mailerConformance(
  name: string,
  open: () => Promise<MailerUnderTest>,
  known: readonly Trouble[] = Object.keys(troubles) as Trouble[],
): void {
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

    /** Taken once; or, where the service drops no repeats, twice under one Message-ID. */
    const expectOneMail = async () => {
      const taken = await service.taken();
      if (service.mailer.dedupeWindow > 0) return expect(taken).toHaveLength(1);
      expect(taken.map((mail) => mail.messageId)).toEqual(
        Array(2).fill(expect.stringMatching(/^<[^<>@\s]+@[^<>@\s]+>$/)),
      );
      expect(new Set(taken.map((mail) => mail.messageId)).size).toBe(1);
    };

    it("says sent both times when the same mail goes with the same key again, and it is one mail", async () => {
      const outcomes = [await service.mailer.send(someMail()), await service.mailer.send(someMail())];
      expect(outcomes.map((outcome) => outcome.kind)).toEqual(["sent", "sent"]);
      await expectOneMail();
    });

    it("takes the same mail with another key again", async () => {
      await service.mailer.send(someMail());
      await service.mailer.send(someMail({ dedupeKey: "booking/1/moved/1/invitee" }));
      const taken = await service.taken();
      expect(taken).toHaveLength(2);
      if (service.mailer.dedupeWindow === 0) expect(taken[0]?.messageId).not.toBe(taken[1]?.messageId);
    });

    it("never makes a second mail of a key, even with other words", async () => {
      await service.mailer.send(someMail());
      await service.mailer.send(someMail({ subject: "Something else" }));
      await expectOneMail();
    });

    it("keeps attachments, to the last byte", async () => {
      const content = "BEGIN:VCALENDAR\r\nSUMMARY:Aula 🎻 com Inês\r\nEND:VCALENDAR\r\n";
      const contentType = "text/calendar; charset=utf-8; method=REQUEST";
      const attachments = [{ filename: "invite.ics", contentType, content }];
      await service.mailer.send(someMail({ attachments }));
      expect((await service.taken()).map((mail) => mail.attachments)).toEqual([attachments]);
    });

    it("tells mail programs where one POST unsubscribes, however long the address, and otherwise nothing", async () => {
      const listUnsubscribe = `https://daybook.example/unsubscribe/${"aZ09-_.".repeat(40)}?list=digest`;
      await service.mailer.send(someMail({ listUnsubscribe, dedupeKey: "digest/1" }));
      await service.mailer.send(someMail());
      expect((await service.taken()).map((mail) => mail.unsubscribe ?? {})).toEqual([
        { "list-unsubscribe": `<${listUnsubscribe}>`, "list-unsubscribe-post": "List-Unsubscribe=One-Click" },
        {},
      ]);
    });

    it("keeps every script and sign", async () => {
      const words = "Aula 🎻 · درس خصوصي · Ολυμπία · 👩🏽‍🎤 · Łódź";
      await service.mailer.send(
        someMail({ to: { name: words, address: "a@example.com" }, subject: words, text: words }),
      );
      expect(await service.taken()).toMatchObject([{ to: { name: words }, subject: words, text: words }]);
    });

    it.each([
      ["two addresses in one", { to: { address: "a@example.com, b@example.com" } }],
      ["a line break in the address", { to: { address: "a@example.com\r\nBcc: b@example.com" } }],
      ["no address", { to: { address: "" } }],
      ["an address inside brackets", { to: { address: "<a@example.com>" } }],
      ["two reply addresses", { replyTo: { address: "a@example.com,b@example.com" } }],
      ["a line break in the subject", { subject: "Hello\r\nBcc: b@example.com" }],
      [
        "an address to unsubscribe at with a line break",
        { listUnsubscribe: "https://a.example/\r\nBcc: b@example.com" },
      ],
      ["one that ends its brackets", { listUnsubscribe: "https://a.example/>,<mailto:b@example.com" }],
      ["one that is no web address", { listUnsubscribe: "javascript:alert(1)" }],
      ["an empty one", { listUnsubscribe: "" }],
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

    it.each(known)("does not throw, and says what it means, when it meets: %s", async (trouble) => {
      await service.meet(trouble);
      const outcome = await service.mailer.send(someMail());
      expect(outcome).toMatchObject({ kind: troubles[trouble], reason: expect.stringMatching(/./) });
    });
  });
}
