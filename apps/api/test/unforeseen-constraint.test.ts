import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, key, makePage, type Page, signUp, slotsOf, startDaybook, unique } from "./daybook.ts";
import { account, eventType } from "./good-bodies.ts";

let daybook: Daybook;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  page = await makePage(daybook, await signUp(daybook));
  for (const [table, column] of [
    ["bookings", "invitee_name"],
    ["event_types", "description"],
    ["accounts", "name"],
  ])
    await askDatabase(daybook, `CREATE UNIQUE INDEX unforeseen_${table} ON ${table} (${column})`);
});
afterAll(() => daybook?.close());

/** A violation of what nobody foresaw is no answer about times, names or slugs: it is told as a fault of ours. */
describe("a constraint that nobody foresaw", () => {
  it("is no booking of somebody else's", async () => {
    const slots = await slotsOf(daybook, page);
    const as = (index: number) =>
      book(daybook, page, at(slots, index), { invitee: { name: "Twice", email: "twice@example.com" } });
    expect((await as(0)).status).toBe(201);
    const second = await as(4);
    expect([second.status, second.json.code], second.text).toEqual([500, "internal"]);
    expect((await book(daybook, page, at(slots, 4))).status).toBe(201);
  });

  it("is no slug that is taken", async () => {
    const make = () => {
      const body = eventType(page.scheduleId, { description: "Twice", slug: unique("s") });
      return daybook.call("POST", "/v1/event-types", body, { token: page.host.token, headers: key() });
    };
    expect((await make()).status).toBe(201);
    expect((await make()).json.code).toBe("internal");
  });

  it("is no handle that is taken", async () => {
    const make = () => daybook.call("POST", "/v1/accounts", account({ name: "Twice" }), { headers: key() });
    expect((await make()).status).toBe(201);
    expect((await make()).json.code).toBe("internal");
  });
});
