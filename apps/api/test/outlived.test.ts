import { afterAll, beforeAll, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { ring, statesOf } from "./delivery-rows.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

const HANGING = 6;

let daybook: Daybook;
let page: Page;
let other: Page;
const hanging: Receiver[] = [];

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  const host = await signUp(daybook);
  page = await makePage(daybook, host);
  other = await makePage(daybook, await signUp(daybook));
  for (let n = 0; n < HANGING; n++) {
    const receiver = await startReceiver();
    hanging.push(receiver);
    receiver.answer(() => {});
    const told = { url: receiver.url, events: ["booking.created"] };
    expect((await daybook.call("POST", "/v1/webhooks", told, { token: host.token })).status).toBe(201);
  }
});
afterAll(async () => {
  await daybook?.close();
  await Promise.all(hanging.map((receiver) => receiver.close()));
});

it("what is tried again alone, as its last attempt never ended, holds up others for half a minute at most", async () => {
  await fault(daybook, { losesMessages: true });
  const first = await book(daybook, page, at(await slotsOf(daybook, page), 0));
  expect(first.status).toBe(201);
  await askDatabase(
    daybook,
    `UPDATE deliveries SET attempts = 1, due_at = now(), leased_until = now() WHERE sink = 'webhook'`,
  );
  await fault(daybook, { losesMessages: false });
  await ring(daybook);
  const tried = () => hanging.filter(({ received }) => received.length > 0).length;
  await expect.poll(tried, { timeout: 20_000 }).toBe(1);
  const began = performance.now();
  const { json } = await book(daybook, other, at(await slotsOf(daybook, other), 0));
  await expect.poll(() => statesOf(daybook, json.id), { timeout: 70_000 }).toEqual(["done", "done", "done"]);
  // Each takes ten seconds to give up; the rest come after those who waited.
  expect(performance.now() - began).toBeLessThan(45_000);
  expect(tried()).toBeLessThan(HANGING);
}, 120_000);
