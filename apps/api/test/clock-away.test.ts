import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase, settled } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, fault, startFaultyDaybook } from "./faults.ts";

const MINUTE = 60_000;

let daybook: Daybook;
let host: Host;
let page: Page;
let booked: Answer;
/** How far the Worker's time is ahead; it only goes on, as time does. */
let ahead = 0;
let next = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  booked = await book(daybook, page, await freeTime());
});
afterEach(async () => {
  await fault(daybook, { clockFails: false });
  await fault(daybook, { losesMessages: false });
});
afterAll(() => daybook?.close());

const freeTime = async () => at(await slotsOf(daybook, page), 2 * next++);
/** Whoever is under way would take the leap for a long wait, and try once more later. */
const leap = async (ms: number) => {
  await settled(daybook);
  await goOn(ms);
};
const goOn = async (ms: number) => {
  ahead += ms;
  await fault(daybook, { ahead });
};
const manage = () => `/v1/manage/${manageToken(booked)}`;
const move = (start: string) => daybook.call("POST", `${manage()}/rescheduling`, { start }, { headers: key() });
const written = async () => {
  const [row] = await askDatabase(
    daybook,
    "SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM booking_history) AS history, (SELECT count(*) FROM idempotency_keys) AS keys",
  );
  return row;
};

describe("while the due clock can't be reached", () => {
  it("changes go on as long as a window is armed, and are refused after: nothing was changed, and they say so", async () => {
    const [start, other] = [await freeTime(), await freeTime()];
    await leap(10 * MINUTE);
    expect((await book(daybook, page, await freeTime())).status).toBe(201);
    await settled(daybook);
    await fault(daybook, { clockFails: true });
    await goOn(15_000);
    expect((await book(daybook, page, start)).status).toBe(201);
    expect((await move(other)).status).toBe(200);

    await leap(10 * MINUTE);
    const before = await written();
    const free = await freeTime();
    for (const answer of [
      await book(daybook, page, free),
      await move(free),
      await daybook.call("POST", `${manage()}/cancellation`, {}),
      await daybook.call(
        "PATCH",
        `/v1/event-types/${page.id}`,
        { paused: true },
        { token: host.token, headers: { "if-match": "1" } },
      ),
    ]) {
      expect([answer.status, answer.json.code], answer.text).toEqual([503, "overloaded"]);
      expect(answer.json.detail).toContain("Nothing was changed");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(await written()).toEqual(before);
    await fault(daybook, { clockFails: false });
    expect((await book(daybook, page, free)).status).toBe(201);
  });
});

describe("an instant that the clock was armed for", () => {
  it("is kept when it comes: a slow commit that loses its wake-up too is found minutes later", async () => {
    await settled(daybook);
    await goOn(10 * MINUTE);
    await fault(daybook, { losesMessages: true });
    const { id } = (await book(daybook, page, await freeTime())).json;
    // As if its transaction were still under way when the clock looks.
    const mine = "event_id IN (SELECT id FROM events WHERE subject_id = $1)";
    await askDatabase(daybook, `UPDATE deliveries SET state = 'paused' WHERE ${mine}`, [id]);
    for (const wait of [10_000, 10_000, 20_000]) {
      await goOn(wait);
      await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    }
    await askDatabase(daybook, `UPDATE deliveries SET state = 'waiting' WHERE ${mine}`, [id]);
    await fault(daybook, { losesMessages: false });
    const look = (await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? Number.POSITIVE_INFINITY;
    expect(look - (Date.now() + ahead)).toBeLessThan(2 * MINUTE);
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await eventually(() => askDatabase(daybook, `SELECT DISTINCT state FROM deliveries WHERE ${mine}`, [id])).toEqual([
      { state: "done" },
    ]);
  });
});

describe("a delivery that is due in a year", () => {
  it("leaves Postgres alone until then, however often the cron asks", async () => {
    await settled(daybook);
    const [row] = await askDatabase(daybook, "SELECT id, account_id FROM deliveries WHERE sink = 'push' LIMIT 1");
    const year = Date.now() + ahead + 365 * 24 * 60 * MINUTE;
    await askDatabase(
      daybook,
      "UPDATE deliveries SET state = 'waiting', done_at = NULL, due_at = to_timestamp($2 / 1000.0) WHERE id = $1",
      [row?.id, year],
    );
    // All windows are over.
    await goOn(10 * MINUTE);
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    const looks = async () => {
      await askDatabase(daybook, "SELECT pg_stat_clear_snapshot()");
      const statement = "SELECT sessions::int AS count FROM pg_stat_database WHERE datname = current_database()";
      return Number((await askDatabase(daybook, statement))[0]?.count);
    };
    const scheduled = () =>
      daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:01:00Z") });
    await scheduled();
    await new Promise((later) => setTimeout(later, 1_500));
    const before = await looks();
    for (let minute = 0; minute < 120; minute++) {
      await goOn(MINUTE);
      expect((await scheduled()).outcome).toBe("ok");
    }
    await new Promise((later) => setTimeout(later, 1_500));
    // The test's own: two each time it asks.
    expect((await looks()) - before).toBeLessThanOrEqual(2);
    const alarm = (await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? 0;
    expect(alarm).toBeLessThanOrEqual(year);
  });
});
