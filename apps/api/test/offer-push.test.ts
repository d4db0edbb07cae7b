import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Answer, type Daybook, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, deskOf, fault, startFaultyDaybook } from "./faults.ts";
import { watch } from "./live-watcher.ts";
import { type HeldStatement, type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const asHost = (page: Page, method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
  daybook.call(method, path, body, { token: page.host.token, headers });
const putHours = (page: Page): Promise<Answer> => {
  const body = { name: "Never", timezone: "UTC", hours: [], overrides: [] };
  return asHost(page, "PUT", `/v1/schedules/${page.scheduleId}`, body, { "if-match": "1" });
};
const pause = (page: Page): Promise<Answer> =>
  asHost(page, "PATCH", `/v1/event-types/${page.id}`, { paused: true }, { "if-match": "1" });
const remove = (page: Page): Promise<Answer> => asHost(page, "DELETE", `/v1/event-types/${page.id}`);
const restore = (page: Page): Promise<Answer> => asHost(page, "POST", `/v1/event-types/${page.id}/restoration`, {});

const pushes = (page: Page) =>
  askDatabase(daybook, "SELECT state, target FROM deliveries WHERE sink = 'push' AND account_id = $1", [page.host.id]);

/** The next change of an offer commits, and its process never learns of it. */
function lostAfterCommit(): Promise<HeldStatement> {
  const { promise, resolve } = Promise.withResolvers<HeldStatement>();
  proxy.atCommit(async (commit) => {
    if (!commit.sent.includes("FOR NO KEY UPDATE")) return commit.pass();
    proxy.atCommit(null);
    await commit.reach();
    resolve(commit);
  });
  return promise;
}

const changes: [string, (page: Page) => Promise<Answer>, ((page: Page) => Promise<Answer>)?][] = [
  ["hours", putHours],
  ["an event type", pause],
  ["whether there is an event type", remove],
  ["a deletion, undone", restore, remove],
];

describe("a change of", () => {
  it.each(changes)("%s leaves a push, which is carried out", async (_, change, before) => {
    const page = await makePage(daybook, await signUp(daybook));
    await before?.(page);
    const already = (await pushes(page)).length;
    expect((await change(page)).status).toBeLessThan(300);
    const hostId = await deskOf(daybook, page.host);
    await eventually(async () => (await pushes(page)).slice(already)).toEqual([{ state: "done", target: hostId }]);
  });

  it.each(changes)("%s whose process dies after COMMIT reaches watchers by its push", async (_, change, before) => {
    const page = await makePage(daybook, await signUp(daybook));
    const watcher = await watch(daybook, page);
    if (before) {
      await before(page);
      await watcher.hears("resync");
    }
    const { length } = watcher.heard;
    const check = await alarmOf(daybook, "PAGE_ROOM", page.id);
    const lost = lostAfterCommit();
    const changing = change(page);
    const commit = await lost;
    expect(await alarmOf(daybook, "DUE_CLOCK", "clock")).toBeLessThan(Date.now() + 11_000);
    expect(watcher.heard).toHaveLength(length);
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await eventually(() => watcher.heard.slice(length).map((event) => event.type)).toContain("resync");
    expect(await alarmOf(daybook, "PAGE_ROOM", page.id)).toBe(check);
    expect(check).toBeGreaterThan(Date.now());
    commit.cut();
    const answer = await changing;
    expect([answer.status, answer.json.code]).toEqual([503, "outcome_unknown"]);
    await watcher.leave();
  });

  it("hours is found by the clock itself, with nobody's help", async () => {
    const page = await makePage(daybook, await signUp(daybook));
    expect((await slotsOf(daybook, page)).length).toBeGreaterThan(0);
    const watcher = await watch(daybook, page);
    const check = await alarmOf(daybook, "PAGE_ROOM", page.id);
    const lost = lostAfterCommit();
    const changing = putHours(page);
    const commit = await lost;
    await watcher.hears("resync");
    expect(check).toBeGreaterThan(Date.now());
    expect(await slotsOf(daybook, page)).toEqual([]);
    commit.cut();
    await changing;
    await watcher.leave();
  });
});
