import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bystander } from "./bystander.ts";
import { askDatabase } from "./database-dump.ts";
import { type Daybook, day, type Host, makePage, type Page, type Slot, signUp, startDaybook } from "./daybook.ts";

const DURATIONS = [5, 10, 15, 20, 25, 30, 35, 40, 45, 50];
const READERS = 16;
const always = { timezone: "UTC", hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }] };

let daybook: Daybook;
let host: Host;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "UTC");
  page = await makePage(daybook, host, { durations: DURATIONS, slotInterval: 1, bookingWindow: { days: 100 } }, always);
});
afterAll(() => daybook?.close());

const path = (from: string, to: string, duration = 5, on = page) =>
  `${on.path}/slots?from=${from}&to=${to}&timezone=UTC&duration=${duration}`;
const ask = (from: string, to: string, duration = 5, on = page) => daybook.call("GET", path(from, to, duration, on));

describe("a page with a start each minute, day and night", () => {
  it("is told in parts of a bounded size, which together are all of it", async () => {
    const told: Slot[] = [];
    let parts = 0;
    for (let from: string | undefined = day(1); from; parts++) {
      const answer = await ask(from, day(14));
      expect(answer.text.length).toBeLessThan(250_000);
      told.push(...answer.json.slots);
      from = answer.json.nextFrom;
    }
    expect(parts).toBe(7);
    const first = Date.parse(`${day(1)}T00:00:00Z`);
    expect(told.map(({ start }) => Date.parse(start))).toEqual(
      Array.from({ length: 14 * 1_440 }, (_, i) => first + i * 60_000),
    );
  });

  it("is moved on in parts too", async () => {
    const booked = await daybook.call(
      "POST",
      `${page.path}/bookings`,
      { start: `${day(3)}T10:00:00Z`, timezone: "UTC", invitee: { name: "In Vitee", email: "moves@example.com" } },
      { headers: { "idempotency-key": crypto.randomUUID() } },
    );
    const link = `/v1/manage/${String(booked.json.manageUrl).split("/manage/")[1]}/slots`;
    const answer = await daybook.call("GET", `${link}?from=${day(1)}&to=${day(50)}&timezone=UTC`);
    expect(answer.json.slots.length).toBeLessThanOrEqual(3_500);
    expect(answer.json.nextFrom).toBe(day(3));
  });

  it("keeps nobody on another page waiting, whatever is asked of it", async () => {
    const reader = await bystander(daybook);
    const waited = await reader.waits(
      () =>
        Promise.all(
          Array.from({ length: READERS }, async (_, i) => {
            for (let round = 0; round < 5; round++)
              // Read by nobody: this process would keep the bystander waiting.
              await (await daybook.worker.fetch(path(day(1 + i), day(62 + i), DURATIONS[(i + round) % 10]))).bytes();
          }),
        ),
      0,
    );
    // One after the other for a single core: it was above a thousand when each answer had 5 MB.
    expect(waited).toBeLessThan(600);
  });
});

describe("dates that a page can't offer", () => {
  /** How often Postgres was read to answer these. */
  const scans = async (act: () => Promise<unknown>) => {
    const count = async () => {
      await askDatabase(daybook, "SELECT pg_stat_clear_snapshot()");
      const [row] = await askDatabase(
        daybook,
        "SELECT sum(coalesce(idx_scan, 0) + coalesce(seq_scan, 0)) AS scans FROM pg_stat_user_tables WHERE relname IN ('appointments', 'appointment_hosts')",
      );
      return Number(row?.scans);
    };
    const settled = () => new Promise((done) => setTimeout(done, 1_500));
    await settled();
    const before = await count();
    await act();
    await settled();
    return (await count()) - before;
  };

  /** Where each of twenty was a query it would be twenty and more; what is kept of a page is renewed now and then. */
  const fewRenewals = 5;

  it("are answered empty without a query", async () => {
    await ask(day(1), day(2));
    const read = await scans(async () => {
      for (let i = 0; i < 20; i++) {
        const far = await ask(day(200 + 62 * i), day(250 + 62 * i));
        expect([far.status, far.json.slots]).toEqual([200, []]);
      }
      expect((await ask("2020-01-01", "2020-02-01")).json.slots).toEqual([]);
    });
    expect(read).toBeLessThan(fewRenewals);
  });

  it("are those of a window of dates, too; what lies in it is offered", async () => {
    const window = { from: day(300), to: day(301) };
    const own = await makePage(daybook, await signUp(daybook, "UTC"), { bookingWindow: window }, always);
    const read = await scans(async () => {
      for (const from of [1, 100, 400, 1_000])
        expect((await ask(day(from), day(from + 20), 30, own)).json.slots).toEqual([]);
      expect((await ask(day(290), day(310), 30, own)).json.slots).toHaveLength(2 * 48);
    });
    // Its settings come with today's times.
    expect(read).toBeGreaterThan(0);
    const beyond = await scans(async () => {
      for (let i = 0; i < 20; i++) await ask(day(600 + 60 * i), day(650 + 60 * i), 30, own);
    });
    expect(beyond).toBeLessThan(fewRenewals);
  });
});
