import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, key, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";

let daybook: Daybook;
let page: Page;
let start: string;

beforeAll(async () => {
  daybook = await startDaybook();
  page = await makePage(daybook, await signUp(daybook));
  start = at(await slotsOf(daybook, page), 0);
});
afterAll(() => daybook?.close());

/** Each statement that names the column fails meanwhile. */
async function without<T>(table: string, column: string, work: () => Promise<T>): Promise<T> {
  await askDatabase(daybook, `ALTER TABLE ${table} RENAME COLUMN ${column} TO hidden`);
  try {
    return await work();
  } finally {
    await askDatabase(daybook, `ALTER TABLE ${table} RENAME COLUMN hidden TO ${column}`);
  }
}
const logs = () => daybook.worker.logs().join("\n");

describe("a query that fails for a reason nobody foresaw", () => {
  it("is logged with its request and Postgres's code, and without what was sent", async () => {
    const account = {
      email: "private@example.com",
      password: "Correct-private-horse",
      name: "Private Name",
      handle: "private-handle",
      timezone: "UTC",
    };
    const answer = await without("accounts", "tagline", () =>
      daybook.call("POST", "/v1/accounts", account, { headers: key() }),
    );
    expect(answer.status).toBe(500);
    await eventually(logs).toContain(`${answer.json.requestId} Postgres 42703`);
    expect(logs()).not.toMatch(/private|argon2/i);
  });

  it("is logged so too where it happened at a host's desk", async () => {
    const invitee = { name: "Private Name", email: "private@example.com" };
    const answer = await without("bookings", "answers", () => book(daybook, page, start, { invitee }));
    expect(answer.status).toBe(500);
    await eventually(logs).toContain(answer.json.requestId);
    expect(logs()).not.toMatch(/private/i);
  });

  it("stands without values in the host's list of deliveries", async () => {
    await without("handles", "redirect_to", async () => {
      const invitee = { name: "Private Name", email: "private@example.com" };
      const { id } = (await book(daybook, page, start, { invitee })).json;
      const errors = () =>
        askDatabase(
          daybook,
          "SELECT DISTINCT d.last_error FROM deliveries d JOIN events e ON e.id = d.event_id WHERE sink = 'mail' AND subject_id = $1",
          [id],
        );
      await eventually(errors).toEqual([{ last_error: expect.stringMatching(/^Postgres 42703, routine \w+$/) }]);
    });
  });

  it("is logged without the token of the link it was asked by", async () => {
    const { manageUrl } = (await book(daybook, page, at(await slotsOf(daybook, page), 3))).json;
    const token = String(manageUrl).split("/manage/")[1] ?? "";
    const feed = (await daybook.call("POST", "/v1/feeds", { name: "Phone" }, { token: page.host.token })).json.url;
    const file = String(feed).split("/calendar/")[1] ?? "";
    await without("bookings", "token_epoch", async () => {
      expect((await daybook.call("GET", `/v1/manage/${token}`)).status).toBe(500);
      expect((await daybook.call("GET", `/manage/${token}`)).status).toBe(200);
    });
    await without("feeds", "epoch", async () => {
      expect((await daybook.call("GET", `/calendar/${file}`)).status).toBe(500);
    });
    await eventually(logs).toMatch(/\/manage\/… Postgres 42703/);
    expect(logs()).not.toContain(token.slice(0, 20));
    expect(logs()).not.toContain(file.slice(0, 20));
  });
});

it("in production no call's own record is kept: it would name the whole address", () => {
  const config = readFileSync(new URL("../../../wrangler.toml", import.meta.url), "utf8");
  expect(config).toMatch(/^\[observability\.logs\]\ninvocation_logs = false$/m);
});
