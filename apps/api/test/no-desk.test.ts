import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeOutcome } from "../src/booking-changes/outcome.ts";
import type { Order } from "./claimant.ts";
import { minutesAfter, overlaps } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
  TEST_KEYS,
} from "./daybook.ts";
import { deskOf } from "./faults.ts";

/** A process that claims without any desk. */
interface Claimant {
  claims(orders: Order[]): Promise<ChangeOutcome[]>;
  end(): Promise<unknown>;
}

let daybook: Daybook;
let host: Host;
let page: Page;
let hostId: string;
let claimants: Claimant[];

beforeAll(async () => {
  daybook = await startDaybook();
  claimants = await Promise.all([startClaimant(), startClaimant()]);
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  hostId = await deskOf(daybook, host);
});
afterAll(async () => {
  for (const one of claimants ?? []) await one.end();
  await daybook?.close();
});

async function startClaimant(): Promise<Claimant> {
  const script = fileURLToPath(new URL("claimant.ts", import.meta.url));
  const child = spawn(process.execPath, ["--no-warnings", script, daybook.database.url, TEST_KEYS], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  return {
    async claims(orders) {
      child.stdin.write(`${JSON.stringify(orders)}\n`);
      return JSON.parse(String((await lines.next()).value)) as ChangeOutcome[];
    },
    end() {
      child.stdin.end();
      return ended;
    },
  };
}

const together = (...orders: Order[][]): Promise<ChangeOutcome[][]> =>
  Promise.all(orders.map((list, i) => (claimants[i] as Claimant).claims(list)));

const order = (start: string, over: Partial<Order> = {}): Order => ({
  eventTypeId: page.id,
  hostId,
  accountId: host.id,
  handle: host.handle,
  slug: page.slug,
  start: Date.parse(start),
  key: crypto.randomUUID(),
  ...over,
});
const many = (count: number, make: (index: number) => Order) => Array.from({ length: count }, (_, i) => make(i));
const kinds = (outcomes: ChangeOutcome[]) => outcomes.map((one) => (one.kind === "refused" ? one.reason : one.kind));

describe("two processes without any desk", () => {
  it("never book one time twice: of 2 × 40 claims one is done, the others are refused", async () => {
    const start = at(await slotsOf(daybook, page), 2);
    const all = (
      await together(
        many(40, () => order(start)),
        many(40, () => order(start)),
      )
    ).flat();
    expect(kinds(all).filter((kind) => kind === "done")).toHaveLength(1);
    expect(kinds(all).filter((kind) => kind === "booked")).toHaveLength(79);
  });

  it("never book overlapping times through two event types and several lengths", async () => {
    const { id: eventTypeId, slug } = await makePage(daybook, host, {
      durations: [60, 90],
      scheduleId: page.scheduleId,
    });
    const slots = await slotsOf(daybook, page);
    const starts = [20, 21, 22, 23].map((index) => at(slots, index));
    const one = many(40, (i) => order(starts[i % 4] as string));
    const other = many(40, (i) => order(starts[i % 4] as string, { eventTypeId, slug, duration: i % 2 ? 60 : 90 }));
    const all = (await together(one, other)).flat();
    expect(kinds(all).filter((kind) => kind === "done").length).toBeGreaterThanOrEqual(1);
    expect(new Set(kinds(all))).toEqual(new Set(["done", "booked"]));
    expect(await overlaps(daybook)).toEqual([]);
  });

  it("keep the time between appointments clear, which no constraint of Postgres knows of", async () => {
    const spaced = await makePage(daybook, host, { bufferAfter: 30, bufferBefore: 30, scheduleId: page.scheduleId });
    const start = at(await slotsOf(daybook, page), 28);
    const at30 = (i: number) => order(minutesAfter(start, 30 * (i % 2)), { eventTypeId: spaced.id, slug: spaced.slug });
    for (let round = 0; round < 3; round++) {
      const all = (
        await together(
          many(10, at30),
          many(10, (i) => at30(i + 1)),
        )
      ).flat();
      expect(kinds(all).filter((kind) => kind === "done")).toHaveLength(round === 0 ? 1 : 0);
    }
  });

  it("make one booking of one key, and give both its answer", async () => {
    const start = at(await slotsOf(daybook, page), 34);
    const same = order(start);
    const [one = [], other = []] = await together(
      many(10, () => same),
      many(10, () => same),
    );
    const ids = [...one, ...other].map((outcome) => (outcome.kind === "done" ? outcome.answer.id : outcome.kind));
    expect(new Set(ids).size).toBe(1);
    const effects = await askDatabase(
      daybook,
      "SELECT 1 FROM deliveries d JOIN events e ON e.id = d.event_id WHERE subject_id = $1 AND sink = 'mail'",
      [ids[0]],
    );
    expect(effects).toHaveLength(2);
  });

  it("and the desk beside them agree on who has a time", async () => {
    const start = at(await slotsOf(daybook, page), 40);
    const desk = Promise.all(many(40, () => order(start)).map(() => book(daybook, page, start)));
    const [outcomes = []] = await together(many(40, () => order(start)));
    const done = kinds(outcomes).filter((kind) => kind === "done").length;
    const booked = (await desk).filter((answer) => answer.status === 201).length;
    expect(done + booked).toBe(1);
    expect(await overlaps(daybook)).toEqual([]);
  });

  it("keep no claim waiting for a deadlock: all end within seconds", async () => {
    const slots = await slotsOf(daybook, page);
    const began = performance.now();
    const spread = () => many(32, (i) => order(at(slots, 60 + (i % 16))));
    const all = (await together(spread(), spread())).flat();
    expect(kinds(all).filter((kind) => kind === "done")).toHaveLength(16);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
