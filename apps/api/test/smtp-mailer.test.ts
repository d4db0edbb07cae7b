import type { Mailer, MailOutcome } from "@daybook/core/ports/mailer";
import type { SmtpSettings } from "@daybook/integrations/mail/smtp-mailer";
import type { SmtpServer } from "@daybook/integrations/mail/smtp-url";
import { mailerConformance, someMail } from "@daybook/integrations/mail/testing/mailer-conformance";
import { selfSigned } from "@daybook/integrations/mail/testing/self-signed";
import { smtpFrom, smtpUnderTest } from "@daybook/integrations/mail/testing/smtp-conformance";
import { type TestSmtpServer, testSmtpServer } from "@daybook/integrations/mail/testing/smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { startWorker, type TestWorker } from "../../../scripts/test/worker.ts";

const { localhost: trusted, another: ofAnother } = inject("trusted");
const untrusted = selfSigned("localhost");

let worker: TestWorker;

beforeAll(async () => {
  worker = await startWorker({
    databaseUrl: "postgres://nobody:none@127.0.0.1:1/none",
    main: "apps/api/test/smtp-worker.ts",
    // None of the objects and queues of the Worker.
    adjust: ({ main, compatibility_date, compatibility_flags, vars, hyperdrive }) => ({
      name: "smtp-mailer",
      ...(main ? { main } : {}),
      compatibility_date,
      compatibility_flags,
      vars,
      hyperdrive,
    }),
  });
});
afterAll(() => worker?.close());

/** A mailer in the Worker. */
const inWorker = (settings: SmtpSettings): Mailer => ({
  dedupeWindow: 0,
  async send(mail) {
    const answer = await worker.fetch("/", { method: "POST", body: JSON.stringify({ settings, mail }) });
    expect(answer.status).toBe(200);
    return (await answer.json()) as MailOutcome;
  },
});

mailerConformance("smtpMailer in workerd", () => smtpUnderTest(inWorker));

describe("smtpMailer in workerd", () => {
  let server: TestSmtpServer;
  afterEach(() => server.close());
  const send = (settings: Partial<SmtpServer>) =>
    inWorker({
      server: { host: "localhost", port: server.port, tls: "starttls", account: null, ...settings },
      from: smtpFrom,
      timeout: 4_000,
    }).send(someMail());
  const theMail = () => server.mails.map(({ secure, user }) => ({ secure, user }));
  const ada = { user: "ada", password: "p@ss: wörd" };

  it.each([
    ["TLS from the first byte, signed in", true, "implicit", ada],
    ["TLS from the first byte, not signed in", true, "implicit", null],
    ["STARTTLS, signed in", false, "starttls", ada],
    ["STARTTLS, not signed in", false, "starttls", null],
  ] as const)("sends by %s", async (_, implicit, tls, account) => {
    server = await testSmtpServer({ tls: trusted, implicit });
    expect(await send({ tls, account })).toMatchObject({ kind: "sent" });
    expect(theMail()).toEqual([{ secure: true, user: account?.user ?? null }]);
  });

  it.each(["PLAIN", "LOGIN"])("signs in by AUTH %s", async (method) => {
    server = await testSmtpServer({ tls: trusted, authMethods: [method] });
    expect(await send({ account: ada })).toMatchObject({ kind: "sent" });
    expect(theMail()).toEqual([{ secure: true, user: "ada" }]);
  });

  it.each([
    ["signed by nobody it knows", untrusted],
    ["of another host", ofAnother],
  ])("sends nothing, no password either, where the certificate is %s", async (_, tls) => {
    for (const implicit of [true, false]) {
      server = await testSmtpServer({ tls, implicit });
      const outcome = await send({ tls: implicit ? "implicit" : "starttls", account: ada });
      expect(outcome).toEqual({
        kind: "failed",
        reason: expect.stringMatching(/^No answer from localhost:\d+: .*is its certificate valid for localhost\?/),
      });
      expect([server.mails, server.sessions]).toEqual([[], 0]);
      if (implicit) await server.close();
    }
  });

  it("does not go on in the clear where the server offers no STARTTLS", async () => {
    server = await testSmtpServer();
    expect(await send({ account: ada })).toMatchObject({ kind: "failed", reason: expect.stringMatching(/STARTTLS/) });
    expect(server.sessions).toBe(0);
  });

  it("fails, and tries again later, where the account isn't known; its password is nowhere in the reason", async () => {
    server = await testSmtpServer({ tls: trusted });
    const outcome = await send({ account: { user: "ada", password: "s3cret" } });
    expect(outcome).toEqual({ kind: "failed", reason: expect.stringMatching(/535/) });
    expect(JSON.stringify(outcome)).not.toMatch(/s3cret|czNjcmV0/);
  });

  it("says that a mail may have got through when the answer to it is lost", async () => {
    server = await testSmtpServer({ tls: trusted });
    server.fault = { at: "message", does: "drop" };
    expect(await send({})).toMatchObject({ kind: "failed", uncertain: true });
    expect(server.mails).toHaveLength(1);
  });

  it("fails where nothing listens", async () => {
    server = await testSmtpServer();
    const { port } = server;
    await server.close();
    expect(await send({ port, tls: "none" })).toMatchObject({
      kind: "failed",
      reason: expect.stringMatching(/No answer/),
    });
    server = await testSmtpServer();
  });
});
