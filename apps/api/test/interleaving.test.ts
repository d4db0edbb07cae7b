import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, day, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault, inStorage, startFaultyDaybook } from "./faults.ts";
import { rises, watch } from "./live-watcher.ts";
import { type HeldStatement, type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let next = 0;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const EVERY_DAY = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }];
const newPage = async (): Promise<Page> =>
  makePage(daybook, await signUp(daybook), {}, { timezone: "UTC", hours: EVERY_DAY });
const freeTime = async (page: Page) => at(await slotsOf(daybook, page), 2 * next++);
const isOffered = async (page: Page, start: string) =>
  (await slotsOf(daybook, page)).some((one) => one.start === start);

async function putHours(page: Page, hours: unknown[]): Promise<void> {
  const { token } = page.host;
  const read = await daybook.call("GET", `/v1/schedules/${page.scheduleId}`, undefined, { token });
  const put = await daybook.call(
    "PUT",
    `/v1/schedules/${page.scheduleId}`,
    { name: "Hours", timezone: "UTC", hours, overrides: [] },
    { token, headers: { "if-match": String(read.json.version) } },
  );
  expect(put.status, put.text).toBe(200);
}

/** The next statement with this text gets its answer from Postgres, and waits with it until it is let go. */
function answerHeld(text: string): Promise<HeldStatement> {
  const { promise, resolve } = Promise.withResolvers<HeldStatement>();
  proxy.atNext(text, async (statement) => {
    await statement.reach();
    resolve(statement);
  });
  return promise;
}
/** The room has forgotten its times and when it last compared. */
async function emptyRoom(page: Page): Promise<void> {
  await inStorage(daybook, "PageRoom", page.id, "DELETE FROM stretches");
  await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
}

describe("a desk that is reading", () => {
  it("doesn't refuse from memory what the hours opened while it read", async () => {
    const page = await newPage();
    const start = await freeTime(page);
    await putHours(page, []);
    expect((await book(daybook, page, start)).json.reason).toBe("outside_hours");
    // The second who asks for a closed time makes the desk remember the week.
    const reading = answerHeld("FROM event_types");
    const refused = book(daybook, page, start);
    const statement = await reading;
    await putHours(page, EVERY_DAY);
    statement.pass();
    // If not the one who asked too early, then the next one.
    expect([(await refused).status, (await book(daybook, page, start)).status]).toContain(201);
  });
});

describe("a room that is reading", () => {
  it("doesn't offer what was booked while it read", async () => {
    const page = await newPage();
    const start = await freeTime(page);
    await emptyRoom(page);
    const reading = answerHeld("FROM event_types");
    const read = slotsOf(daybook, page);
    const statement = await reading;
    expect((await book(daybook, page, start)).status).toBe(201);
    statement.pass();
    expect((await read).map((slot) => slot.start)).not.toContain(start);
    expect(await isOffered(page, start)).toBe(false);
  });

  it("doesn't offer what the hours closed while it read", async () => {
    const page = await newPage();
    const start = await freeTime(page);
    await emptyRoom(page);
    const reading = answerHeld("FROM event_types");
    const read = slotsOf(daybook, page);
    const statement = await reading;
    await putHours(page, []);
    statement.pass();
    expect((await read).map((slot) => slot.start)).not.toContain(start);
    expect(await slotsOf(daybook, page)).toEqual([]);
  });

  it("answers nobody before it has compared what it was told to doubt", async () => {
    const page = await newPage();
    await slotsOf(daybook, page);
    const comparing = answerHeld("SELECT id, version FROM hosts WHERE id = ANY($1");
    await putHours(page, []);
    const statement = await comparing;
    const read = slotsOf(daybook, page);
    // Long enough for an answer that doesn't wait.
    await Promise.race([read, new Promise((later) => setTimeout(later, 200))]);
    statement.pass();
    expect(await read).toEqual([]);
  });

  it("still knows that it has to compare when it crashes over it", async () => {
    const page = await newPage();
    await slotsOf(daybook, page);
    const comparing = answerHeld("SELECT id, version FROM hosts WHERE id = ANY($1");
    await putHours(page, []);
    const statement = await comparing;
    await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
    statement.cut();
    expect(await slotsOf(daybook, page)).toEqual([]);
  });

  it("tells watchers that something was booked while it read its times anew", async () => {
    const page = await newPage();
    const start = await freeTime(page);
    const watcher = await watch(daybook, page);
    const reading = answerHeld("FROM event_types");
    await askDatabase(daybook, "UPDATE hosts SET version = version + 1 WHERE account_id = $1", [page.host.id]);
    await fault(daybook, { ring: "PAGE_ROOM", name: page.id });
    await watcher.hears("resync");
    const statement = await reading;
    await book(daybook, page, start);
    await eventually(() => watcher.heard.length).toBeGreaterThan(1);
    statement.pass();
    expect(await isOffered(page, start)).toBe(false);
    await watcher.leave();
  });

  it("doesn't offer what was booked while it compared versions", async () => {
    const page = await newPage();
    const start = await freeTime(page);
    await inStorage(daybook, "PageRoom", page.id, "UPDATE page SET body = json_set(body, '$.checkedAt', 0)");
    await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
    const comparing = answerHeld("SELECT id, version FROM hosts WHERE id = ANY($1");
    const read = slotsOf(daybook, page);
    const statement = await comparing;
    expect((await book(daybook, page, start)).status).toBe(201);
    await putHours(page, EVERY_DAY);
    const during = slotsOf(daybook, page);
    statement.pass();
    for (const slots of [await read, await during]) expect(slots.map((slot) => slot.start)).not.toContain(start);
  });

  it("tells a watcher who comes meanwhile everything in order, and once", async () => {
    const page = await newPage();
    const { version: since } = (
      await daybook.call("GET", `${page.path}/slots?from=${day(1)}&to=${day(2)}&timezone=UTC`)
    ).json;
    const [first, second] = [await freeTime(page), await freeTime(page)];
    await book(daybook, page, first);
    await inStorage(daybook, "PageRoom", page.id, "UPDATE page SET body = json_set(body, '$.checkedAt', 0)");
    await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
    const comparing = answerHeld("SELECT id, version FROM hosts WHERE id = ANY($1");
    const coming = watch(daybook, page, { since });
    const statement = await comparing;
    await book(daybook, page, second);
    statement.pass();
    const watcher = await coming;
    await watcher.hears("slot.taken", second);
    expect(rises(watcher.heard)).toBe(true);
    expect(watcher.heard.map((event) => event.slots?.[0]?.start)).toEqual([first, second]);
    await watcher.leave();
  });
});
