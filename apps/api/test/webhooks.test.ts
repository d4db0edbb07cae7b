import { webhookMessage } from "@daybook/contract/webhook-payload";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Answer, book, type Daybook, type Host, key, manageToken, type Page, signUp } from "./daybook.ts";
import { ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { useFaultyPage } from "./faulty-page.ts";
import { answering, type Received, type Receiver, startReceiver } from "./webhook-receiver.ts";

const HOUR = 3_600_000;
const ALL = ["booking.created", "booking.rescheduled", "booking.cancelled"];

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
  receiver.received.length = 0;
  for (const { id } of (await call("GET", "/v1/webhooks")).json.items) await call("DELETE", `/v1/webhooks/${id}`);
});
afterAll(() => receiver.close());

const call = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
  daybook.call(method, path, body, { token: host.token, headers });

async function subscribe(over: object = {}): Promise<{ id: string; secret: string }> {
  const made = await call("POST", "/v1/webhooks", { url: receiver.url, events: ALL, ...over });
  expect(made.status, made.text).toBe(201);
  return made.json;
}
const setActive = (id: string, active: boolean) => call("PATCH", `/v1/webhooks/${id}`, { active }, { "if-match": "*" });

/** A booking that is moved and cancelled by its invitee. */
async function lifeOfBooking(): Promise<string> {
  const booked = await book(daybook, page, await freeTime());
  const manage = `/v1/manage/${manageToken(booked)}`;
  await daybook.call("POST", `${manage}/rescheduling`, { start: await freeTime() }, { headers: key() });
  await daybook.call("POST", `${manage}/cancellation`, { reason: "Rain" });
  return booked.json.id;
}
/** As if all waits were over. */
async function waitsAreOver(): Promise<void> {
  await askDatabase(daybook, "UPDATE circuits SET open_until = now() WHERE open_until IS NOT NULL");
  await askDatabase(daybook, "UPDATE deliveries SET due_at = now() WHERE state = 'waiting' AND leased_until IS NULL");
  await ring(daybook);
}
const types = (of: Received[] = receiver.received) => of.map(({ json }) => json.type);
const deliveries = async (id: string, query = "") =>
  (await call("GET", `/v1/webhooks/${id}/deliveries${query}`)).json.items;

describe("a webhook", () => {
  it("hears of each change of a booking once, in order, and says what it was before", async () => {
    await subscribe();
    const id = await lifeOfBooking();
    await eventually(() => types()).toEqual(ALL);
    for (const { json } of receiver.received) expect(webhookMessage.strict().safeParse(json).error).toBeUndefined();
    const [created, moved, cancelled] = receiver.received.map(({ json }) => json);
    expect(created).toMatchObject({
      version: 1,
      sequence: 0,
      data: { previous: null, booking: { id, state: "confirmed" } },
    });
    expect(moved.data.previous).toEqual({
      state: "confirmed",
      start: created.data.booking.start,
      end: created.data.booking.end,
    });
    expect(cancelled.data.booking).toMatchObject({
      state: "cancelled",
      cancellation: { by: "invitee", reason: "Rain" },
    });
    expect(moved.data.booking.hosts).toEqual(created.data.booking.hosts);
    // Of the same form by every path.
    const shape = (value: unknown): unknown =>
      value && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shape(v)]))
        : typeof value;
    const { cancellation: _, ...one } = created.data.booking;
    const { cancellation: __, ...other } = cancelled.data.booking;
    expect(shape(other)).toEqual(shape(one));
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
  });

  it("is signed so that svix and standardwebhooks verify it unchanged, and refuse it when it was changed", async () => {
    const { secret } = await subscribe();
    await book(daybook, page, await freeTime());
    await eventually(() => receiver.received.length).toBe(1);
    const [{ text, headers }] = receiver.received as [Received];
    for (const verifier of [new SvixWebhook(secret), new StandardWebhook(secret)]) {
      verifier.verify(text, headers as Record<string, string>);
      expect(() => verifier.verify(text.replace("Lesson", "Lessen"), headers as Record<string, string>)).toThrow();
    }
    expect(JSON.parse(text).id).toBe(headers["webhook-id"]);
  });

  it("is signed by two secrets for a day after a rotation, then by the new one alone", async () => {
    const { id, secret: old } = await subscribe();
    const { secret } = (await call("POST", `/v1/webhooks/${id}/rotation`)).json;
    expect(secret).not.toBe(old);
    await call("POST", `/v1/webhooks/${id}/ping`);
    await eventually(() => receiver.received.length).toBe(1);
    const verifies = (which: string, { text, headers }: Received): boolean => {
      try {
        new StandardWebhook(which).verify(text, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    const [both] = receiver.received as [Received];
    expect([verifies(old, both), verifies(secret, both)]).toEqual([true, true]);
    expect(String(both.headers["webhook-signature"]).split(" ")).toHaveLength(2);
    await call("POST", `/v1/webhooks/${id}/rotation`);
    await call("POST", `/v1/webhooks/${id}/ping`);
    await eventually(() => receiver.received.length).toBe(2);
    // Only the one before stays.
    expect(verifies(old, receiver.received[1] as Received)).toBe(false);
    expect(verifies(secret, receiver.received[1] as Received)).toBe(true);
  });

  it("hears only of what it asked for, with the headers it asked for, which no answer tells", async () => {
    const { id } = await subscribe({ events: ["booking.cancelled"], headers: { Authorization: "Bearer of-theirs" } });
    await lifeOfBooking();
    await eventually(() => types()).toEqual(["booking.cancelled"]);
    expect(receiver.received[0]?.headers.authorization).toBe("Bearer of-theirs");
    const read = await call("GET", `/v1/webhooks/${id}`);
    expect(read.json.headerNames).toEqual(["Authorization"]);
    expect(read.text).not.toContain("of-theirs");
    expect((await call("GET", "/v1/webhooks")).text).not.toMatch(/of-theirs|whsec_/);
  });

  it("of another account hears nothing", async () => {
    const other = await signUp(daybook);
    await daybook.call("POST", "/v1/webhooks", { url: receiver.url, events: ALL }, { token: other.token });
    await subscribe();
    await book(daybook, page, await freeTime());
    await eventually(() => receiver.received.length).toBe(1);
    await waitsAreOver();
    expect(receiver.received).toHaveLength(1);
  });
});

describe("a receiver that doesn't answer well", () => {
  it("gets the same message again, and a booking's later changes after it", async () => {
    const { id } = await subscribe();
    receiver.answer(answering(503, {}, "down for a moment"));
    await lifeOfBooking();
    await eventually(async () => (await deliveries(id)).at(-1)).toMatchObject({
      state: "waiting",
      attempts: 1,
      lastStatus: 503,
    });
    expect(types()).toEqual(["booking.created"]);
    const first = receiver.received[0]?.headers["webhook-id"];
    receiver.answer(answering(200));
    await waitsAreOver();
    await eventually(() => types()).toEqual(["booking.created", ...ALL]);
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(first);
    await eventually(async () => (await deliveries(id)).map((one: { state: string }) => one.state)).toEqual([
      "done",
      "done",
      "done",
    ]);
    const [, , created] = await deliveries(id);
    const detail = (await call("GET", `/v1/webhooks/${id}/deliveries/${created.id}`)).json;
    expect(detail.tries).toMatchObject([
      { number: 1, outcome: "again", status: 503, body: "down for a moment" },
      { number: 2, outcome: "done", status: 200 },
    ]);
    expect(detail.payload).toEqual(receiver.received[1]?.json);
  });

  it("stops neither the mails nor other webhooks", async () => {
    const well = await startReceiver();
    try {
      await subscribe();
      await subscribe({ url: well.url });
      receiver.answer(answering(500));
      const booked = await book(daybook, page, await freeTime());
      await eventually(() => types(well.received)).toEqual(["booking.created"]);
      await eventually(async () =>
        (await call("GET", `/v1/bookings/${booked.json.id}`)).json.deliveries.map(
          (one: { state: string }) => one.state,
        ),
      ).toEqual(["done", "done"]);
    } finally {
      await well.close();
    }
  });

  it("that redirects is not followed", async () => {
    const { id } = await subscribe();
    const aim = await startReceiver();
    try {
      receiver.answer(answering(307, { location: aim.url }));
      await book(daybook, page, await freeTime());
      await eventually(async () => (await deliveries(id))[0]).toMatchObject({ state: "waiting", lastStatus: 307 });
      expect(aim.received).toEqual([]);
    } finally {
      await aim.close();
    }
  });

  it("says 410, and nothing is sent any more until its owner, who is told by mail, lets it go on", async () => {
    const { id } = await subscribe({ description: "Our CRM" });
    receiver.answer(answering(410));
    await lifeOfBooking();
    const webhook = async () => (await call("GET", `/v1/webhooks/${id}`)).json;
    await eventually(webhook).toMatchObject({ active: false, pausedBy: "gone", waiting: 3 });
    await eventually(async () => {
      const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
      return json.items.filter((mail: { subject: string }) => mail.subject.includes(new URL(receiver.url).host)).length;
    }).toBe(1);
    expect(types()).toEqual(["booking.created"]);
    receiver.received.length = 0;
    receiver.answer(answering(200));
    await book(daybook, page, await freeTime());
    await waitsAreOver();
    expect(receiver.received).toEqual([]);
    expect((await setActive(id, true)).json).toMatchObject({ active: true, pausedBy: null });
    await eventually(() => types().sort()).toEqual([
      "booking.cancelled",
      "booking.created",
      "booking.created",
      "booking.rescheduled",
    ]);
    const ofFirst = receiver.received.filter(
      ({ json }) => json.data.booking.id === receiver.received[0]?.json.data.booking.id,
    );
    expect(types(ofFirst)).toEqual(ALL.slice(0, ofFirst.length));
    await eventually(webhook).toMatchObject({ waiting: 0, failed: 0 });
  });

  it("is given ten tries in three days, then paused with all that waits", async () => {
    const { id } = await subscribe();
    receiver.answer(answering(500));
    await book(daybook, page, await freeTime());
    const last = async () => (await deliveries(id))[0];
    const ended = async () => {
      const { json } = await call("GET", `/v1/webhooks/${id}/deliveries/${(await last())?.id}`);
      return json.tries.filter((one: { endedAt: string | null }) => one.endedAt !== null).length;
    };
    await eventually(async () => (await deliveries(id)).length).toBe(1);
    for (const [turn, hours] of [5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24].entries()) {
      const tried = Date.now();
      await eventually(ended).toBe(turn + 1);
      const { nextAttemptAt } = await last();
      const wait = (Date.parse(nextAttemptAt) - tried) / HOUR;
      expect(wait).toBeGreaterThan(hours * 0.79);
      expect(wait).toBeLessThan(hours * 1.01 + 0.004);
      await waitsAreOver();
    }
    await eventually(async () => (await call("GET", `/v1/webhooks/${id}`)).json).toMatchObject({
      active: false,
      pausedBy: "failing",
      waiting: 1,
    });
    expect((await deliveries(id))[0]).toMatchObject({ state: "paused", attempts: 10, lastStatus: 500 });
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });
});

describe("the owner of a webhook", () => {
  it("pauses it and lets it go on: what happened meanwhile comes in order", async () => {
    const { id } = await subscribe();
    expect((await setActive(id, false)).json).toMatchObject({ active: false, pausedBy: "owner" });
    await lifeOfBooking();
    await eventually(async () => (await deliveries(id, "?state=paused")).length).toBe(3);
    expect(receiver.received).toEqual([]);
    await setActive(id, true);
    await eventually(() => types()).toEqual(ALL);
  });

  it("pings it, also while it is paused, once", async () => {
    const { id } = await subscribe();
    await setActive(id, false);
    const { json } = await call("POST", `/v1/webhooks/${id}/ping`);
    await eventually(() => types()).toEqual(["webhook.ping"]);
    await eventually(async () => (await deliveries(id))[0]).toMatchObject({
      id: json.id,
      type: "webhook.ping",
      state: "done",
    });
    receiver.answer(answering(500));
    await call("POST", `/v1/webhooks/${id}/ping`);
    await eventually(async () => (await deliveries(id))[0]).toMatchObject({
      state: "failed",
      lastStatus: 500,
      attempts: 1,
    });
  });

  it("has one sent once more, and all that failed", async () => {
    const { id } = await subscribe();
    for (let n = 0; n < 2; n++) await book(daybook, page, await freeTime());
    await eventually(async () => (await deliveries(id, "?state=done")).length).toBe(2);
    await askDatabase(daybook, "UPDATE deliveries SET state = 'failed' WHERE target = $1", [id]);
    expect((await call("GET", `/v1/webhooks/${id}`)).json.failed).toBe(2);
    expect((await call("POST", `/v1/webhooks/${id}/replays`)).json).toEqual({ count: 2 });
    await eventually(async () => (await deliveries(id, "?state=done")).length).toBe(2);
    const [one] = await deliveries(id);
    const sent = receiver.received.length;
    expect((await call("POST", `/v1/webhooks/${id}/deliveries/${one.id}/replay`)).status).toBe(202);
    await eventually(() => receiver.received.length).toBe(sent + 1);
    expect(receiver.received.at(-1)?.headers["webhook-id"]).toBe(one.eventId);
  });

  it("sees of a trial that failed no dead letter", async () => {
    const { id } = await subscribe();
    receiver.answer(answering(500));
    await call("POST", `/v1/webhooks/${id}/ping`);
    await eventually(async () => (await deliveries(id, "?state=failed")).length).toBe(1);
    expect((await call("GET", `/v1/webhooks/${id}`)).json.failed).toBe(0);
    expect((await call("POST", `/v1/webhooks/${id}/replays`)).json).toEqual({ count: 0 });
  });

  it("reads what was sent page by page, the newest first", async () => {
    const { id } = await subscribe();
    for (let n = 0; n < 3; n++) await book(daybook, page, await freeTime());
    await eventually(async () => (await deliveries(id, "?state=done")).length).toBe(3);
    const first = (await call("GET", `/v1/webhooks/${id}/deliveries?limit=2`)).json;
    const second = (await call("GET", `/v1/webhooks/${id}/deliveries?limit=2&cursor=${first.nextCursor}`)).json;
    const ids = [...first.items, ...second.items].map((one: { id: string }) => one.id);
    expect([ids.length, second.nextCursor]).toEqual([3, null]);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  it("deletes it: what waits is not sent", async () => {
    const { id } = await subscribe();
    receiver.answer(answering(500));
    await lifeOfBooking();
    await eventually(() => receiver.received.length).toBe(1);
    expect((await call("DELETE", `/v1/webhooks/${id}`)).status).toBe(204);
    receiver.answer(answering(200));
    await waitsAreOver();
    expect(receiver.received).toHaveLength(1);
    expect((await call("GET", `/v1/webhooks/${id}`)).status).toBe(404);
  });

  it("may have twenty", async () => {
    const made = await Promise.all(
      Array.from({ length: 22 }, () => call("POST", "/v1/webhooks", { url: receiver.url, events: ALL })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), 409, 409]);
    expect(made.find(({ status }) => status === 409)?.json.code).toBe("limit_reached");
  });

  it.each([
    [{ url: "ftp://example.com/x" }, "url"],
    [{ url: "hook" }, "url"],
    [{ events: [] }, "events"],
    [{ events: ["booking.created", "booking.created"] }, "events"],
    [{ events: ["booking.vanished"] }, "events.0"],
    [{ headers: { "content-type": "x" } }, "headers"],
    [{ headers: { "Webhook-Id": "x" } }, "headers"],
    [{ headers: { "a b": "x" } }, "headers"],
    [{ headers: { a: "x\r\nb: y" } }, "headers"],
    [{ headers: { a: "é" } }, "headers"],
    [{ headers: { a: "1", A: "2" } }, "headers"],
    [{ description: "x".repeat(201) }, "description"],
    [{ secret: "whsec_mine" }, ""],
  ])("is told which field of %j doesn't fit", async (over, path) => {
    const answer = await call("POST", "/v1/webhooks", { url: receiver.url, events: ALL, ...over });
    expect(answer.status).toBe(422);
    expect(answer.json.errors[0].path.startsWith(path), answer.text).toBe(true);
  });
});
