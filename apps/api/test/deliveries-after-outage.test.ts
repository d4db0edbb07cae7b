import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

const CHANGES = 130;
const HOSTS = 4;

let proxy: PostgresProxy;
let daybook: Daybook;
const pages: Page[] = [];
const times: string[][] = [];

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startDaybook({ databaseUrl: proxy.through });
  for (let n = 0; n < HOSTS; n++) {
    const page = await makePage(daybook, await signUp(daybook));
    pages.push(page);
    times.push((await slotsOf(daybook, page)).map((slot) => slot.start));
  }
});
afterEach(() => proxy.up());
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const waiting = async () =>
  Number((await askDatabase(daybook, "SELECT count(*) FROM deliveries WHERE state = 'waiting'"))[0]?.count);

/** A load of changes on several hosts, at the times from `first` on; how many were answered 201. */
async function load(first: number): Promise<number> {
  const answers = await parallel(CHANGES, (n) => {
    const page = pages[n % HOSTS];
    const slots = times[n % HOSTS];
    if (!page || !slots) throw new Error("There is no page");
    const start = slots[first + Math.floor(n / HOSTS)];
    return book(daybook, page, start ?? at([], 0));
  });
  for (const { status } of answers) expect([201, 503]).toContain(status);
  return answers.filter((answer) => answer.status === 201).length;
}

describe("deliveries through a loss of Postgres", () => {
  it.each([
    ["cut off while they are carried out", 0, () => proxy.down(), 3_000],
    ["silent while they are carried out", 40, () => proxy.freeze(), 6_000],
  ])(
    "end by themselves within a minute of its return: %s",
    async (_, first, lose, away) => {
      const loading = load(first);
      // In the middle: some have been carried out, others are on their way.
      while ((await waiting()) < 20) await new Promise((later) => setTimeout(later, 5));
      lose();
      await new Promise((later) => setTimeout(later, away));
      proxy.up();
      const back = performance.now();
      await loading;
      while ((await waiting()) > 0) {
        if (performance.now() - back > 60_000) throw new Error(`${await waiting()} deliveries wait after a minute`);
        await new Promise((later) => setTimeout(later, 100));
      }
      const took = performance.now() - back;
      console.info(`${Math.round(took)} ms after Postgres was back all deliveries had ended`);
      expect((await askDatabase(daybook, "SELECT 1 FROM deliveries WHERE state <> 'done'")).length).toBe(0);
    },
    120_000,
  );
});
