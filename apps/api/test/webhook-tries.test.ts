import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Answer, book, type Daybook, type Host, type Page } from "./daybook.ts";
import { ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { useFaultyPage } from "./faulty-page.ts";
import { answering, type Receiver, startReceiver } from "./webhook-receiver.ts";

const MINUTE = 60_000;

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: () => Promise<string>;
let receiver: Receiver;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});
beforeAll(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  receiver.answer(answering(204));
  for (const { id } of (await call("GET", "/v1/webhooks")).json.items) await call("DELETE", `/v1/webhooks/${id}`);
});
afterAll(() => receiver.close());

const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
  daybook.call(method, path, body, { token: host.token });
const subscribe = async (): Promise<string> =>
  (await call("POST", "/v1/webhooks", { url: receiver.url, events: ["booking.created"] })).json.id;
const newest = async (id: string) => (await call("GET", `/v1/webhooks/${id}/deliveries`)).json.items[0];
/** How many tries of the newest have ended. */
const ended = async (id: string): Promise<number> => {
  const { json } = await call("GET", `/v1/webhooks/${id}/deliveries/${(await newest(id)).id}`);
  return json.tries.filter((one: { endedAt: string | null }) => one.endedAt !== null).length;
};
const waitOf = async (id: string) => Date.parse((await newest(id)).nextAttemptAt) - Date.now();

describe("a receiver that asks for patience", () => {
  it("is given what it asks for where that is more than ours, and never less: ten tries take three days", async () => {
    const id = await subscribe();
    receiver.answer(answering(429, { "retry-after": "600" }));
    await book(daybook, page, await freeTime());
    await eventually(() => ended(id)).toBe(1);
    expect(Math.abs((await waitOf(id)) - 10 * MINUTE)).toBeLessThan(MINUTE);

    receiver.answer(answering(429, { "retry-after": "0" }));
    await askDatabase(daybook, "UPDATE deliveries SET due_at = now() WHERE state = 'waiting' AND leased_until IS NULL");
    await ring(daybook);
    await eventually(() => ended(id)).toBe(2);
    expect(await waitOf(id)).toBeGreaterThan(3 * MINUTE);
  });
});

describe("a trial", () => {
  it("goes at once to a receiver that is given some rest, and what has waited goes after it", async () => {
    const id = await subscribe();
    receiver.answer(answering(500));
    for (let n = 0; n < 5; n++) await book(daybook, page, await freeTime());
    await eventually(async () => (await askDatabase(daybook, "SELECT open_until FROM circuits"))[0]).toMatchObject({
      open_until: expect.anything(),
    });
    await book(daybook, page, await freeTime());
    await eventually(async () => (await call("GET", `/v1/webhooks/${id}`)).json.waiting).toBe(6);
    const { id: waits } = await newest(id);

    receiver.answer(answering(204));
    const { json } = await call("POST", `/v1/webhooks/${id}/ping`);
    const stateOf = async (one: string) => (await call("GET", `/v1/webhooks/${id}/deliveries/${one}`)).json.state;
    await eventually(() => stateOf(json.id)).toBe("done");
    await eventually(() => stateOf(waits)).toBe("done");
  });
});

describe("one that waits for its next try", () => {
  it("goes now when its owner says so, also to a receiver that is given some rest", async () => {
    const id = await subscribe();
    receiver.answer(answering(500));
    for (let n = 0; n < 5; n++) await book(daybook, page, await freeTime());
    await eventually(async () => (await call("GET", `/v1/webhooks/${id}/deliveries`)).json.items.length).toBe(5);
    await eventually(() => ended(id)).toBe(1);
    const { id: waits } = await newest(id);
    await askDatabase(
      daybook,
      `INSERT INTO circuits (name, failures, open_until, changed_at) VALUES ($1, 9, now() + interval '9 minutes', now())
        ON CONFLICT (name) DO UPDATE SET failures = 9, open_until = excluded.open_until`,
      [`webhook:${id}`],
    );
    receiver.answer(answering(204));
    expect((await call("POST", `/v1/webhooks/${id}/deliveries/${waits}/replay`)).status).toBe(202);
    await eventually(async () => (await newest(id)).state).toBe("done");
  });
});

describe("a try that is under way", () => {
  it("has no next one yet", async () => {
    const id = await subscribe();
    const { promise, resolve } = Promise.withResolvers<void>();
    receiver.answer((_, response) => void promise.then(() => response.writeHead(204).end()));
    const { json } = await call("POST", `/v1/webhooks/${id}/ping`);
    const one = async () => (await call("GET", `/v1/webhooks/${id}/deliveries/${json.id}`)).json;
    await eventually(async () => (await one()).tries.length).toBe(1);
    expect(await one()).toMatchObject({ state: "waiting", nextAttemptAt: null });
    resolve();
    await eventually(async () => (await one()).state).toBe("done");
  });
});
