import { type TestSmtpServer, testSmtpServer } from "@daybook/integrations/mail/testing/smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase, settled } from "./database-dump.ts";
import { at, book, type Daybook, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { lookLater, ring, rowsOf, statesOf } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

let daybook: Daybook;
let server: TestSmtpServer;
let host: Host;
let page: Page;
let next = 0;

beforeAll(async () => {
  server = await testSmtpServer();
  const SMTP_URL = `smtp://127.0.0.1:${server.port}?starttls=never`;
  daybook = await startFaultyDaybook({ vars: { SMTP_URL, MAIL_FROM: "Daybook <mail@daybook.example>" } });
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  // Signing up mails something, too.
  await settled(daybook);
  server.mails.length = 0;
});
afterEach(async () => {
  server.fault = null;
  server.mails.length = 0;
  for (const well of [{ ahead: 0 }, { losesMessages: false }]) await fault(daybook, well);
});
afterAll(async () => {
  await daybook?.close();
  await server?.close();
});

/** Books a time of its own; the id. */
async function booked(): Promise<string> {
  const { json, status } = await book(daybook, page, at(await slotsOf(daybook, page), 2 * next++));
  expect(status).toBe(201);
  return json.id;
}
const mails = async (id: string) => (await rowsOf(daybook, id)).filter(({ sink }) => sink === "mail");
const subjects = () => server.mails.map(({ parsed }) => parsed.subject);

describe("mail by SMTP", () => {
  it("goes to invitee and host, the invitation beside the text", async () => {
    const id = await booked();
    await eventually(() => statesOf(daybook, id)).toEqual(["done", "done", "done"]);
    const [toInvitee, ...others] = server.mails.filter(({ recipients }) => recipients[0] !== host.email);
    expect([server.mails.length, others]).toEqual([2, []]);
    expect(toInvitee?.parsed).toMatchObject({ from: { name: "Daybook", address: "mail@daybook.example" } });
    expect(toInvitee?.raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
  });

  it("is tried again when the server couldn't take it, and comes once", async () => {
    server.fault = { at: "recipient", status: 451 };
    const id = await booked();
    await eventually(async () => (await mails(id)).map((row) => row.last_error)).toEqual([
      expect.stringContaining("451"),
      expect.stringContaining("451"),
    ]);
    expect(await statesOf(daybook, id)).toEqual(["waiting", "waiting", "done"]);
    server.fault = null;
    await lookLater(daybook, 11_000);
    await eventually(() => statesOf(daybook, id)).toEqual(["done", "done", "done"]);
    expect(subjects()).toHaveLength(2);
  });

  it("is a dead letter at once when the answer to it was lost: a repeat might be a second mail", async () => {
    server.fault = { at: "message", does: "drop" };
    const id = await booked();
    await eventually(() => statesOf(daybook, id)).toEqual(["failed", "failed", "done"]);
    for (const { attempts, last_error } of await mails(id)) {
      expect(attempts).toBe(1);
      expect(last_error).toMatch(/may have got through/);
    }
    server.fault = null;
    await lookLater(daybook, 7_200_000);
    expect(await statesOf(daybook, id)).toEqual(["failed", "failed", "done"]);
    expect(subjects()).toHaveLength(2);
  });

  it("is a dead letter when an attempt at it never told its end", async () => {
    await fault(daybook, { losesMessages: true });
    const id = await booked();
    const [first] = await mails(id);
    await askDatabase(
      daybook,
      "UPDATE deliveries SET attempts = 1, due_at = now(), leased_until = now() WHERE id = $1",
      [first?.id ?? ""],
    );
    await fault(daybook, { losesMessages: false });
    await ring(daybook);
    await eventually(() => statesOf(daybook, id)).toEqual(["failed", "done", "done"]);
    expect((await mails(id))[0]?.last_error).toBe("Nobody knows whether an earlier attempt got through.");
    expect(subjects()).toHaveLength(1);
  });

  it("is a dead letter that says why when its recipient is refused", async () => {
    server.fault = { at: "recipient", status: 550 };
    const id = await booked();
    await eventually(() => statesOf(daybook, id)).toEqual(["failed", "failed", "done"]);
    expect((await mails(id)).map((row) => row.last_error)).toEqual([
      expect.stringContaining("550"),
      expect.stringContaining("550"),
    ]);
  });
});
