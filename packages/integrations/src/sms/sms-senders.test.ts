import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxSms, type StoredSms } from "./mailbox-sms.ts";
import { smsConformance, someSms } from "./testing/sms-conformance.ts";
import { type TwilioServer, twilioServer } from "./testing/twilio-server.ts";
import { type TwilioSettings, twilioSms } from "./twilio-sms.ts";

let server: TwilioServer;
beforeAll(async () => {
  server = await twilioServer();
});
afterAll(() => server.close());

const accountSid = `AC${"0".repeat(32)}`;
const twilio = (over: Partial<TwilioSettings> = {}) =>
  twilioSms({
    accountSid,
    user: accountSid,
    password: "secret",
    from: { number: "+15005550006" },
    baseUrl: server.url,
    timeout: 300,
    ...over,
  });
smsConformance("Twilio", {
  sender: twilio,
  arrived: async () => server.texts.map(({ To = "", Body = "" }) => ({ to: To, text: Body })),
});

const kept: StoredSms[] = [];
const mailbox = mailboxSms(
  {
    async putSms(sms) {
      if (kept.some(({ dedupeKey }) => dedupeKey === sms.dedupeKey)) return "duplicate";
      kept.push(sms);
      return "stored";
    },
  },
  { now: () => 0, id: () => crypto.randomUUID() },
);
smsConformance("the local mailbox", { sender: () => mailbox, arrived: async () => kept });

it("the mailbox keeps one of each, and says when it can't be reached", async () => {
  const sms = someSms();
  await mailbox.send(sms);
  const before = kept.length;
  expect(await mailbox.send(sms)).toMatchObject({ kind: "sent" });
  expect(kept).toHaveLength(before);
  const away = mailboxSms({ putSms: () => Promise.reject(new Error("away")) }, { now: () => 0, id: () => "1" });
  expect(await away.send(someSms())).toEqual({ kind: "failed", reason: "The mailbox did not answer: away" });
});

describe("Twilio", () => {
  it("is asked as its documentation says, by token or key, from a number or a service", async () => {
    await twilio({ user: "SK1", password: "s", from: { messagingServiceSid: "MG1" } }).send(someSms());
    expect(server.paths.at(-1)).toBe(`POST /2010-04-01/Accounts/${accountSid}/Messages.json`);
    expect(server.authorizations.at(-1)).toBe(`Basic ${btoa("SK1:s")}`);
    expect(server.texts.at(-1)).toMatchObject({ To: "+351912345678", MessagingServiceSid: "MG1" });
    expect(server.texts.at(-1)).not.toHaveProperty("From");
  });

  it.each([
    ["bad_number", { kind: "refused", reason: expect.stringContaining("21211") }],
    ["opted_out", { kind: "refused", reason: expect.stringContaining("21610") }],
    ["bad_sender", { kind: "failed", reason: expect.stringContaining("21606") }],
    ["wrong_account", { kind: "failed", reason: expect.stringContaining("20003") }],
    ["too_many", { kind: "failed", retryAfter: 3 }],
    ["away", { kind: "failed" }],
  ] as const)("answers %s: what became of it is certain", async (how, outcome) => {
    server.next(how);
    const told = await twilio().send(someSms());
    expect(told).toMatchObject(outcome);
    expect(told).not.toHaveProperty("uncertain");
  });

  it.each(["broken", "hang_up", "silence"] as const)(
    "ends with %s: nobody knows whether it got through",
    async (how) => {
      server.next(how);
      expect(await twilio().send(someSms())).toMatchObject({ kind: "failed", uncertain: true });
    },
  );

  it("is not followed elsewhere, and its secret isn't told", async () => {
    server.next("wrong_account");
    expect(JSON.stringify(await twilio().send(someSms()))).not.toContain("secret");
  });
});
