import { describe, expect, it } from "vitest";
import { mailboxMailer, type StoredMail } from "./mailbox-mailer.ts";
import { mailerConformance, someMail } from "./testing/mailer-conformance.ts";
import { unsubscribeHeaders } from "./unsubscribe-headers.ts";

function mailboxInMemory() {
  const mails: StoredMail[] = [];
  let down = false;
  const store = {
    async put(mail: StoredMail) {
      if (down) throw new Error("object was reset");
      if (mails.some(({ dedupeKey }) => dedupeKey === mail.dedupeKey)) return "duplicate" as const;
      mails.push(structuredClone(mail));
      return "stored" as const;
    },
  };
  const sources = { now: () => Date.UTC(2026, 9, 13, 13, 36), id: (mail: { dedupeKey: string }) => mail.dedupeKey };
  return {
    mails,
    mailer: mailboxMailer(store, sources),
    breakDown: () => {
      down = true;
    },
  };
}

/** As its pages show them. */
const headersSeen = (address: string | undefined) =>
  Object.fromEntries(
    Object.entries(address ? unsubscribeHeaders(address) : {}).map(([name, value]) => [name.toLowerCase(), value]),
  );

mailerConformance("mailboxMailer", async () => {
  const { mailer, mails, breakDown } = mailboxInMemory();
  return {
    mailer,
    taken: async () =>
      mails.map(({ listUnsubscribe, ...mail }) => ({ ...mail, unsubscribe: headersSeen(listUnsubscribe) })),
    recipients: async () => mails.map((mail) => mail.to.address),
    meet: async () => breakDown(),
    close: async () => {},
  };
}, ["down"]);

describe("mailboxMailer", () => {
  it("keeps the mail as it was, with an id and the time it came", async () => {
    const { mailer, mails } = mailboxInMemory();
    await mailer.send(someMail());
    expect(mails).toEqual([
      { ...someMail(), id: "booking/1/confirmed/invitee", receivedAt: Date.UTC(2026, 9, 13, 13, 36) },
    ]);
  });
});
