import { afterAll, beforeAll, expect, it } from "vitest";
import { parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

const OF_SLOW = 14;
const OF_WELL = 6;

let daybook: Daybook;
let slow: Receiver;
let well: Receiver;
const pages: Page[] = [];
const subscribe = async (host: Host, { url }: Receiver) =>
  expect(
    (await daybook.call("POST", "/v1/webhooks", { url, events: ["booking.created"] }, { token: host.token })).status,
  ).toBe(201);

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  [slow, well] = [await startReceiver(), await startReceiver()];
  for (const receiver of [slow, well]) {
    const host = await signUp(daybook);
    pages.push(await makePage(daybook, host));
    await subscribe(host, receiver);
  }
});
afterAll(async () => {
  await daybook?.close();
  await slow?.close();
  await well?.close();
});

it("a receiver that takes its time holds up neither mails nor other receivers, though all wait together", async () => {
  const [ofSlow, ofWell] = pages as [Page, Page];
  await fault(daybook, { losesMessages: true });
  // The slow one's are the older ones.
  for (const [page, count] of [
    [ofSlow, OF_SLOW],
    [ofWell, OF_WELL],
  ] as const) {
    const slots = await slotsOf(daybook, page);
    for (const { status } of await parallel(count, (n) => book(daybook, page, at(slots, 2 * n))))
      expect(status).toBe(201);
  }
  // It answers in eight seconds, which is no failure.
  let atOnce = 0;
  let most = 0;
  slow.answer((_, response) => {
    most = Math.max(most, ++atOnce);
    setTimeout(() => {
      atOnce--;
      response.writeHead(204).end();
    }, 8_000);
  });
  await fault(daybook, { losesMessages: false });
  const began = performance.now();
  await ring(daybook);
  await eventually(() => well.received.length).toBe(OF_WELL);
  await eventually(() =>
    askDatabase(daybook, "SELECT 1 FROM deliveries WHERE sink <> 'webhook' AND state <> 'done'"),
  ).toEqual([]);
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(slow.received.length).toBeLessThanOrEqual(2);
  slow.answer((_, response) => void response.writeHead(204).end());
  await eventually(() => askDatabase(daybook, "SELECT 1 FROM deliveries WHERE state <> 'done'")).toEqual([]);
  expect(slow.received).toHaveLength(OF_SLOW);
  expect(new Set(slow.received.map(({ headers }) => headers["webhook-id"])).size).toBe(OF_SLOW);
  expect(most).toBeLessThanOrEqual(2);
});
