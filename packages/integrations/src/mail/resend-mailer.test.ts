import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressOf } from "./mailbox-address.ts";
import { resendMailer } from "./resend-mailer.ts";
import { mailerConformance, someMail, type Trouble } from "./testing/mailer-conformance.ts";
import { type Fault, type ResendServer, refusal, resendServer } from "./testing/resend-server.ts";

const from = "Daybook <mail@daybook.example>";

/** https://resend.com/docs/api-reference/errors */
const faults: Record<Trouble, Fault> = {
  down: { status: 503, body: "upstream connect error" },
  "refused recipient": refusal(422, "validation_error", "Invalid `to` field"),
  "mail it can't take": refusal(422, "missing_required_field", "Missing `html`"),
  "too many": refusal(429, "rate_limit_exceeded", "Too many requests"),
  "broken inside": refusal(500, "internal_server_error", "Unexpected"),
  silent: "hang",
  "cut connection": "drop",
};

mailerConformance("resendMailer", async () => {
  const server = await resendServer();
  return {
    mailer: resendMailer({ apiKey: "re_test", from, baseUrl: server.url, timeout: 2_000 }),
    taken: async () =>
      server.mails.map((mail) => ({
        ...mail,
        to: { name: /^"(.*)" </.exec(mail.to)?.[1] ?? "", address: addressOf(mail.to) },
        attachments: mail.attachments.map(({ filename, content, content_type }) => ({
          filename,
          contentType: content_type,
          content: Buffer.from(content, "base64").toString("utf8"),
        })),
        unsubscribe: Object.fromEntries(
          Object.entries(mail.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
        ),
      })),
    recipients: async () => server.mails.flatMap(({ to }) => to.match(/[^\s<>",]+@[^\s<>",]+/g) ?? []),
    meet: async (trouble) => {
      server.fault = faults[trouble];
    },
    close: () => server.close(),
  };
});

describe("resendMailer", () => {
  let server: ResendServer;
  beforeEach(async () => {
    server = await resendServer();
  });
  afterEach(() => server.close());

  const mailer = (settings: { timeout?: number } = {}) =>
    resendMailer({ apiKey: "re_test", from, baseUrl: server.url, ...settings });

  it("posts one mail with its key, its sender and its reply address", async () => {
    expect(await mailer().send(someMail())).toEqual({ kind: "sent", id: "mail-1" });
    expect(server.requests[0]).toMatchObject({
      path: "POST /emails",
      headers: { authorization: "Bearer re_test", "idempotency-key": "booking/1/confirmed/invitee" },
    });
    expect(server.mails[0]).toMatchObject({
      from,
      to: '"Jonas Berg" <jonas@example.com>',
      reply_to: '"Ines Duarte" <ines@example.com>',
    });
  });

  it("gives the id of the first mail when a repeat is sent", async () => {
    await mailer().send(someMail());
    expect(await mailer().send(someMail())).toEqual({ kind: "sent", id: "mail-1" });
  });

  it("counts a repeat in other words as sent: what was said before with its key has been taken", async () => {
    await mailer().send(someMail());
    expect(await mailer().send(someMail({ subject: "Other words" }))).toEqual({
      kind: "sent",
      id: expect.stringMatching(/./),
    });
    expect(server.mails.map((mail) => mail.subject)).toEqual([someMail().subject]);
  });

  it.each<[string, Fault, object]>([
    ["400", refusal(400, "validation_error", "Bad field"), { kind: "refused" }],
    ["401", refusal(401, "missing_api_key", "Missing API key"), { kind: "refused" }],
    ["403", refusal(403, "validation_error", "The domain is not verified"), { kind: "refused" }],
    ["422", refusal(422, "missing_required_field", "Missing `to`"), { kind: "refused" }],
    ["451", refusal(451, "security_error", "A security issue"), { kind: "refused" }],
    ["409, twin under way", refusal(409, "concurrent_idempotent_requests", "In progress"), { kind: "failed" }],
    ["408", { status: 408, body: "" }, { kind: "failed" }],
    ["429", refusal(429, "daily_quota_exceeded", "Quota"), { kind: "failed" }],
    ["429 with a date", refusal(429, "x", "y", { "retry-after": "Fri, 01 Jan 2027 00:00:00 GMT" }), { kind: "failed" }],
    ["500", refusal(500, "internal_server_error", "Unexpected"), { kind: "failed" }],
    ["502 of a proxy", { status: 502, body: "<html>Bad gateway</html>" }, { kind: "failed" }],
    ["502 in JSON without a status", { status: 502, body: "{}" }, { kind: "failed" }],
    ["403 of a proxy in JSON of its own", { status: 403, body: '{"error":"blocked"}' }, { kind: "failed" }],
    ["200 that is not JSON", { status: 200, body: "<html>Sign in to the Wi-Fi</html>" }, { kind: "failed" }],
    ["200 without an id", { status: 200, body: "{}" }, { kind: "failed" }],
    ["a dropped connection", "drop", { kind: "failed" }],
    ["no answer in time", "hang", { kind: "failed" }],
  ])("takes %s as it is meant", async (_, fault, outcome) => {
    server.fault = fault;
    const settings = fault === "hang" ? { timeout: 300 } : {};
    expect(await mailer(settings).send(someMail())).toEqual({ ...outcome, reason: expect.stringMatching(/./) });
  });

  it("passes on how long to wait", async () => {
    server.fault = refusal(429, "rate_limit_exceeded", "Too many requests", { "retry-after": "7" });
    expect(await mailer().send(someMail())).toEqual({
      kind: "failed",
      reason: "429 rate_limit_exceeded: Too many requests",
      retryAfter: 7,
    });
  });

  it("fails where nothing listens", async () => {
    const gone = resendMailer({ apiKey: "re_test", from, baseUrl: server.url });
    await server.close();
    expect(await gone.send(someMail())).toMatchObject({ kind: "failed", reason: expect.stringMatching(/No answer/) });
  });

  it("keeps the key out of what it says went wrong", async () => {
    const wrong = resendMailer({ apiKey: "re_secret", from, baseUrl: server.url });
    expect(JSON.stringify(await wrong.send(someMail()))).not.toContain("re_secret");
  });
});
