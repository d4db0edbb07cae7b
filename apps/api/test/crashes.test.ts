import { resendServer } from "@daybook/integrations/mail/testing/resend-server";
import { testSmtpServer } from "@daybook/integrations/mail/testing/smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../../../scripts/test/database.ts";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { lookLater, ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { type HeldStatement, type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

/** When whoever died is known to be dead: after its lease; or so late that the mail service has forgotten. */
const [LEASE, DAY] = [61_000, 24 * 3_600_000];
const MAIL_FROM = "Daybook <mail@daybook.example>";

interface MailServer {
  vars: Record<string, string>;
  /** By what each mail that was begun can be known again, and how many were taken. */
  begun(): string[];
  taken(): number;
  hang(does: boolean): void;
  forget(): void;
  close(): Promise<void>;
}

async function resend(): Promise<MailServer> {
  const server = await resendServer();
  return {
    vars: { MAIL_FROM, RESEND_API_KEY: "re_test", RESEND_BASE_URL: server.url },
    begun: () => server.requests.map(({ headers }) => String(headers["idempotency-key"])),
    taken: () => server.mails.length,
    hang(does) {
      server.fault = does ? "hang" : null;
    },
    forget() {
      server.requests.length = 0;
      server.mails.length = 0;
    },
    close: server.close,
  };
}

/** It hangs when it has taken the mail, before it says so. */
async function smtp(): Promise<MailServer> {
  const server = await testSmtpServer();
  return {
    vars: { MAIL_FROM, SMTP_URL: `smtp://127.0.0.1:${server.port}?starttls=never` },
    begun: () => server.mails.map(({ parsed }) => parsed.messageId ?? ""),
    taken: () => server.mails.length,
    hang(does) {
      server.fault = does ? { at: "message", does: "hang" } : null;
    },
    forget() {
      server.mails.length = 0;
    },
    close: server.close,
  };
}

describe.each([
  // After its window a mail is not repeated; a mail by SMTP never is.
  { name: "Resend", start: resend, midSend: "done", forgotten: "failed" },
  { name: "SMTP", start: smtp, midSend: "failed", forgotten: "failed" },
] as const)("a booking told by push, webhook and a mail by $name", ({ start, midSend, forgotten }) => {
  let proxy: PostgresProxy;
  let mails: MailServer;
  let receiver: Receiver;
  let daybook: Daybook;
  let host: Host;
  let page: Page;
  let next = 0;

  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const run = () => startFaultyDaybook({ database, databaseUrl: proxy.through, vars: mails.vars });
  beforeAll(async () => {
    [proxy, mails, receiver, database] = [
      await startPostgresProxy(),
      await start(),
      await startReceiver(),
      await freshDatabase(),
    ];
    daybook = await run();
    host = await signUp(daybook);
    page = await makePage(daybook, host);
    const body = { url: receiver.url, events: ["booking.created"] };
    await daybook.call("POST", "/v1/webhooks", body, { token: host.token });
  });
  afterAll(async () => {
    await daybook?.close();
    for (const one of [proxy, mails, receiver]) await one?.close();
  });

  /** Books a time of its own, with nothing of the bookings before left in the receivers; its id. */
  async function booked(): Promise<string> {
    mails.forget();
    receiver.received.length = 0;
    const { status, text, json } = await book(daybook, page, at(await slotsOf(daybook, page), 2 * next++));
    expect(status, text).toBe(201);
    return json.id;
  }
  /** The process dies with all that it does, and another takes its place, after so long. */
  async function die(after: number): Promise<void> {
    await daybook.worker.close();
    proxy.down();
    proxy.up();
    mails.hang(false);
    receiver.answer((_, response) => void response.writeHead(204).end());
    daybook = await run();
    await lookLater(daybook, after);
  }
  const rows = async (id: string) =>
    (
      await askDatabase(
        daybook,
        "SELECT sink, state, attempts FROM deliveries WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1) ORDER BY sink, dedupe_key",
        [id],
      )
    ).map(({ sink, state, attempts }) => `${sink} ${state} ${attempts}`);
  const told = (mail: string, push: string, webhook: string) => [
    `mail ${mail}`,
    `mail ${mail}`,
    `push ${push}`,
    `webhook ${webhook}`,
  ];
  const hooks = () => receiver.received.map(({ headers }) => headers["webhook-id"]);
  const once = async (id: string) => {
    await eventually(() => rows(id)).toEqual(told("done 1", "done 1", "done 1"));
    expect([mails.taken(), new Set(mails.begun()).size, hooks().length]).toEqual([2, 2, 1]);
  };

  it.each([
    ["before", (commit: HeldStatement) => commit.cut()],
    [
      "after",
      async (commit: HeldStatement) => {
        await commit.reach();
        commit.cut();
      },
    ],
  ])("goes out once when Postgres is lost %s COMMIT", async (_, cut) => {
    let isCut = false;
    proxy.atCommit((commit) => {
      if (isCut || !commit.sent.includes("INSERT INTO idempotency_keys")) return commit.pass();
      isCut = true;
      return cut(commit);
    });
    const id = await booked();
    proxy.atCommit(null);
    expect(isCut).toBe(true);
    await ring(daybook);
    await once(id);
  });

  it("goes out once when Postgres is lost before what was sent is recorded", async () => {
    let isCut = false;
    proxy.atNext("UPDATE delivery_attempts", (statement) => {
      isCut = true;
      statement.cut();
    });
    await once(await booked());
    expect(isCut).toBe(true);
  });

  it("goes out once when the process dies after it has committed, before anything was sent", async () => {
    await fault(daybook, { losesMessages: true });
    const id = await booked();
    await die(0);
    await ring(daybook);
    await once(id);
  });

  it("is repeated under the same keys, or left as a dead letter, when the process dies while it sends", async () => {
    mails.hang(true);
    receiver.answer(() => {});
    const id = await booked();
    await eventually(() => [mails.begun().length, hooks().length]).toEqual([2, 1]);
    await die(LEASE);
    // The push was sent with the others, and none of them had been recorded.
    const webhook = expect.stringMatching(/^webhook done 2$/);
    const mail = `mail ${midSend} 2`;
    await eventually(() => rows(id)).toEqual([mail, mail, expect.stringMatching(/^push done [12]$/), webhook]);
    expect(mails.taken()).toBe(2);
    expect(new Set(mails.begun()).size).toBe(2);
    expect(mails.begun()).toHaveLength(midSend === "done" ? 4 : 2);
    expect([hooks().length, new Set(hooks()).size]).toEqual([2, 1]);
  });

  it("is a dead letter, and no second mail, when the process dies before it records what was sent, and is late", async () => {
    let isHeld = false;
    proxy.atNext("UPDATE delivery_attempts", () => {
      isHeld = true;
    });
    const id = await booked();
    await eventually(() => [isHeld, mails.taken(), hooks().length]).toEqual([true, 2, 1]);
    await die(DAY);
    await eventually(() => rows(id)).toEqual(told(`${forgotten} 2`, "done 2", "done 2"));
    expect([mails.taken(), mails.begun().length]).toEqual([2, 2]);
    expect([hooks().length, new Set(hooks()).size]).toEqual([2, 1]);
    const { email, password } = host;
    const { json } = await daybook.call("POST", "/v1/sessions", { email, password });
    const seen = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: json.accessToken });
    expect(seen.json.deliveries.map((one: { state: string; lastError: string }) => [one.state, one.lastError])).toEqual(
      Array(2).fill(["failed", "Nobody knows whether an earlier attempt got through."]),
    );
  });
});
