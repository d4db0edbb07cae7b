import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
} from "./daybook.ts";
import { ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { useFaultyPage } from "./faulty-page.ts";
import { answering, type Received, type Receiver, startReceiver } from "./webhook-receiver.ts";

const ALL = ["booking.created", "booking.rescheduled", "booking.cancelled"];

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: (on?: Page) => Promise<string>;
let receiver: Receiver;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});
beforeAll(async () => {
  receiver = await startReceiver();
  receiver.answer(answering(200, {}, "ok"));
});
afterEach(async () => {
  receiver.answer(answering(200, {}, "ok"));
  receiver.received.length = 0;
  for (const { id } of (await call("GET", "/v1/chat-channels")).json.items)
    await call("DELETE", `/v1/chat-channels/${id}`);
});
afterAll(() => receiver.close());

const call = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
  daybook.call(method, path, body, { token: host.token, headers });
const forMatrix = () => ({
  kind: "matrix",
  url: new URL(receiver.url).origin,
  roomId: "!room:example.org",
  accessToken: "syt_token_of_theirs",
});
const body = (over: object = {}) => ({ kind: "slack", name: "Studio", url: receiver.url, events: ALL, ...over });

async function open(over: object = {}): Promise<string> {
  const made = await call("POST", "/v1/chat-channels", body(over));
  expect(made.status, made.text).toBe(201);
  return made.json.id;
}
const channel = async (id: string) => (await call("GET", `/v1/chat-channels/${id}`)).json;
const edit = (id: string, change: object) => call("PATCH", `/v1/chat-channels/${id}`, change, { "if-match": "*" });
const deliveries = async (id: string, query = "") =>
  (await call("GET", `/v1/chat-channels/${id}/deliveries${query}`)).json.items;
const states = async (id: string) => (await deliveries(id)).map(({ state }: { state: string }) => state);

/** A booking that is moved and cancelled by its invitee. */
async function lifeOfBooking(on = page): Promise<string> {
  const booked = await book(daybook, on, await freeTime(on));
  const manage = `/v1/manage/${manageToken(booked)}`;
  await daybook.call("POST", `${manage}/rescheduling`, { start: await freeTime(on) }, { headers: key() });
  await daybook.call("POST", `${manage}/cancellation`, { reason: "Rain" });
  return booked.json.id;
}
/** As if all waits were over. */
async function waitsAreOver(): Promise<void> {
  await askDatabase(daybook, "UPDATE circuits SET open_until = now() WHERE open_until IS NOT NULL");
  await askDatabase(daybook, "UPDATE deliveries SET due_at = now() WHERE state = 'waiting' AND leased_until IS NULL");
  await ring(daybook);
}
/** The sentence that a Slack message begins with. */
const headings = (of: Received[] = receiver.received) =>
  of.map(({ json }) => json.blocks?.[0].elements[0].elements[0].text);
const mailsAbout = async (name: string) => {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.filter((mail: { subject: string }) => mail.subject.includes(name)).length;
};

describe("a room", () => {
  it("reads of each change of a booking once, in order", async () => {
    const id = await open();
    const bookingId = await lifeOfBooking();
    await eventually(() => receiver.received.length).toBe(3);
    expect(headings()).toEqual([
      expect.stringMatching(/ has booked /),
      expect.stringMatching(/ has moved\./),
      expect.stringMatching(/ has cancelled /),
    ]);
    for (const { json, text } of receiver.received) {
      expect(json).toMatchObject({ parse: "none", unfurl_links: false });
      expect(text).toContain(`/console/bookings/${bookingId}`);
      expect(text).not.toContain("@example.com");
    }
    await eventually(() => states(id)).toEqual(["done", "done", "done"]);
    await eventually(() => channel(id)).toMatchObject({
      waiting: 0,
      failed: 0,
      lastDelivery: { status: 200, ok: true },
    });
  });

  it("is written to in its program's own form", async () => {
    for (const kind of ["discord", "teams"]) await open({ kind });
    await open(forMatrix());
    await book(daybook, page, await freeTime());
    await eventually(() => receiver.received.length).toBe(3);
    const of = (has: string) => receiver.received.find(({ json }) => has in json) as Received;
    expect(of("embeds")).toMatchObject({
      method: "POST",
      path: "/hook?wait=true",
      json: { allowed_mentions: { parse: [] } },
    });
    expect(of("attachments").json.attachments[0].content).toMatchObject({ type: "AdaptiveCard", version: "1.4" });
    expect(of("msgtype")).toMatchObject({
      method: "PUT",
      path: expect.stringMatching(
        /^\/_matrix\/client\/v3\/rooms\/!room%3Aexample\.org\/send\/m\.room\.message\/chat%3A[\w-]+%3A[\w-]+$/,
      ),
      headers: { authorization: "Bearer syt_token_of_theirs" },
      json: { format: "org.matrix.custom.html", "m.mentions": {} },
    });
  });

  it("hears only of what it asked for, of the event types it asked for", async () => {
    const other = await makePage(daybook, host);
    const cancelled = await open({ events: ["booking.cancelled"] });
    const chosen = await open({ eventTypeIds: [other.id] });
    await lifeOfBooking();
    await eventually(() => states(cancelled)).toEqual(["done"]);
    expect(await deliveries(chosen)).toEqual([]);
    await lifeOfBooking(other);
    await eventually(() => states(chosen)).toEqual(["done", "done", "done"]);
  });

  it("of another account hears nothing", async () => {
    const other = await signUp(daybook);
    await daybook.call("POST", "/v1/chat-channels", body(), { token: other.token });
    const id = await open();
    await book(daybook, page, await freeTime());
    await eventually(() => states(id)).toEqual(["done"]);
    await waitsAreOver();
    expect(receiver.received).toHaveLength(1);
    expect((await daybook.call("GET", `/v1/chat-channels/${id}`, undefined, { token: other.token })).status).toBe(404);
  });

  it("keeps its secrets: no answer tells them, and the database has them sealed", async () => {
    const url = `${receiver.url}/T0/B0/very-secret-end9`;
    const slack = await open({ url });
    const matrix = await open(forMatrix());
    await call("POST", `/v1/chat-channels/${slack}/test`);
    await eventually(() => states(slack)).toEqual(["done"]);
    const [delivery] = await deliveries(slack);
    const told = [
      await call("GET", "/v1/chat-channels"),
      await call("GET", `/v1/chat-channels/${slack}/deliveries/${delivery.id}`),
      await edit(matrix, { name: "Elsewhere" }),
    ];
    for (const { text } of told) expect(text).not.toMatch(/very-secret|syt_token/);
    expect((await channel(slack)).address).toMatch(/^127\.0\.0\.1:\d+\/…end9$/);
    const rows = JSON.stringify(await askDatabase(daybook, "SELECT * FROM chat_channels"));
    expect(rows).not.toMatch(/very-secret|syt_token/);
    expect(rows).toContain("end9");
  });
});

describe("a room that doesn't take it", () => {
  it("gets it again, and a booking's later changes after it", async () => {
    const id = await open();
    receiver.answer(answering(503));
    await lifeOfBooking();
    await eventually(async () => (await deliveries(id)).at(-1)).toMatchObject({
      state: "waiting",
      attempts: 1,
      lastStatus: 503,
    });
    expect(receiver.received).toHaveLength(1);
    receiver.answer(answering(200));
    await waitsAreOver();
    await eventually(() => states(id)).toEqual(["done", "done", "done"]);
    expect(receiver.received).toHaveLength(4);
  });

  it("and isn't there at all is tried again", async () => {
    const gone = await startReceiver();
    await gone.close();
    const id = await open({ url: gone.url });
    await book(daybook, page, await freeTime());
    await eventually(async () => (await deliveries(id))[0]).toMatchObject({
      state: "waiting",
      lastError: expect.any(String),
    });
  });

  it("never answers: it may be there, so it isn't sent again by itself; but Matrix knows a repeat", async () => {
    const slack = await open();
    const matrix = await open(forMatrix());
    // Longer than anybody waits.
    receiver.answer(() => {});
    await book(daybook, page, await freeTime());
    await eventually(async () => (await deliveries(slack))[0]).toMatchObject({
      state: "failed",
      attempts: 1,
      lastStatus: null,
      lastError: expect.stringContaining("nobody knows"),
    });
    await eventually(async () => (await deliveries(matrix))[0]).toMatchObject({ state: "waiting", attempts: 1 });
    const paths = () => receiver.received.filter(({ method }) => method === "PUT").map(({ path }) => path);
    receiver.answer(answering(200, {}, "{}"));
    await waitsAreOver();
    await eventually(() => states(matrix)).toEqual(["done"]);
    expect(new Set(paths()).size).toBe(1);
    expect(await states(slack)).toEqual(["failed"]);
    expect((await call("POST", `/v1/chat-channels/${slack}/replays`)).json).toEqual({ count: 1 });
    await eventually(() => states(slack)).toEqual(["done"]);
    // Whoever has what arrived sent once more wants it there: under its old key Matrix would drop it.
    const [arrived] = await deliveries(matrix);
    expect((await call("POST", `/v1/deliveries/${arrived.id}/replay`)).status).toBe(202);
    await eventually(() => new Set(paths()).size).toBe(2);
  });

  it("asks for patience in its own way, and is given it", async () => {
    const id = await open({ kind: "discord" });
    receiver.answer(answering(429, { "retry-after": "1" }, JSON.stringify({ retry_after: 90.5, global: false })));
    await book(daybook, page, await freeTime());
    await eventually(async () => (await deliveries(id))[0]).toMatchObject({ state: "waiting", lastStatus: 429 });
    const wait = Date.parse((await deliveries(id))[0].nextAttemptAt) - Date.now();
    expect(wait).toBeGreaterThan(60_000);
    expect(wait).toBeLessThanOrEqual(90_500);
  });

  it.each([
    [410, "channel_is_archived", "gone"],
    [404, "no_service", "gone"],
    [403, "action_prohibited", "refused"],
  ])(
    "says %i, and nothing is sent any more until its owner, who is told by mail, lets it go on",
    async (status, words, by) => {
      const name = `Room ${status}`;
      const id = await open({ name });
      receiver.answer(answering(status, {}, words));
      await lifeOfBooking();
      await eventually(() => channel(id)).toMatchObject({ active: false, pausedBy: by, waiting: 3 });
      await eventually(() => mailsAbout(name)).toBe(1);
      expect((await deliveries(id)).at(-1).lastError).toContain(words);
      expect(receiver.received).toHaveLength(1);
      receiver.received.length = 0;
      receiver.answer(answering(200));
      await waitsAreOver();
      expect(receiver.received).toEqual([]);
      expect((await edit(id, { active: true })).json).toMatchObject({ active: true, pausedBy: null });
      await eventually(() => states(id)).toEqual(["done", "done", "done"]);
      expect(await mailsAbout(name)).toBe(1);
    },
  );

  it("is given some rest when it keeps failing, and that of others isn't touched", async () => {
    const id = await open();
    const well = await startReceiver();
    try {
      const other = await open({ url: well.url });
      receiver.answer(answering(500));
      for (let n = 0; n < 6; n++) await book(daybook, page, await freeTime());
      await eventually(() => askDatabase(daybook, "SELECT name FROM circuits WHERE open_until IS NOT NULL")).toEqual([
        { name: `chat:${id}` },
      ]);
      await eventually(async () => (await states(other)).filter((state: string) => state === "done").length).toBe(6);
    } finally {
      await well.close();
    }
  });
});

describe("the owner of a room", () => {
  it("pauses it and lets it go on: what happened meanwhile comes in order", async () => {
    const id = await open();
    expect((await edit(id, { active: false })).json).toMatchObject({ active: false, pausedBy: "owner" });
    await lifeOfBooking();
    await eventually(() => states(id)).toEqual(["paused", "paused", "paused"]);
    expect(receiver.received).toEqual([]);
    await edit(id, { active: true });
    await eventually(() => headings().map((one: string) => /booked|moved|cancelled/.exec(one)?.[0])).toEqual([
      "booked",
      "moved",
      "cancelled",
    ]);
  });

  it("sends a trial, also while it is paused, once, and sees the answer", async () => {
    const id = await open();
    await edit(id, { active: false });
    receiver.answer(answering(500, {}, "rollup_error"));
    const { json } = await call("POST", `/v1/chat-channels/${id}/test`);
    await eventually(
      async () => (await call("GET", `/v1/chat-channels/${id}/deliveries/${json.id}`)).json,
    ).toMatchObject({
      type: "chat_channel.test",
      state: "failed",
      attempts: 1,
      tries: [{ status: 500, body: "rollup_error" }],
    });
    expect(headings()).toEqual(["Studio hears from Daybook."]);
  });

  it("deletes it, and takes that back: what waited comes after all", async () => {
    const id = await open();
    receiver.answer(answering(500));
    await book(daybook, page, await freeTime());
    await eventually(async () => (await deliveries(id))[0]?.attempts).toBe(1);
    await eventually(
      async () =>
        (await askDatabase(daybook, "SELECT id FROM deliveries WHERE target = $1 AND leased_until IS NULL", [id]))
          .length,
    ).toBe(1);
    expect((await call("DELETE", `/v1/chat-channels/${id}`)).status).toBe(204);
    expect((await call("GET", `/v1/chat-channels/${id}`)).status).toBe(404);
    receiver.answer(answering(200));
    await waitsAreOver();
    expect(receiver.received).toHaveLength(1);
    expect((await call("POST", `/v1/chat-channels/${id}/restoration`)).json).toMatchObject({ id, active: true });
    await eventually(() => states(id)).toEqual(["done"]);
    expect((await call("POST", `/v1/chat-channels/${id}/restoration`)).status).toBe(404);
  });

  it("moves a Matrix room to another server only with another token", async () => {
    const id = await open(forMatrix());
    const elsewhere = await edit(id, { url: "http://127.0.0.1:9" });
    expect(elsewhere.json.errors).toMatchObject([{ path: "accessToken", rule: "required" }]);
    expect((await edit(id, { roomId: "!other:example.org" })).json.roomId).toBe("!other:example.org");
    await call("POST", `/v1/chat-channels/${id}/test`);
    await eventually(() =>
      receiver.received.map(({ path, headers }) => [path.includes("!other"), headers.authorization]),
    ).toEqual([[true, "Bearer syt_token_of_theirs"]]);
  });

  it("makes one with the same key once", async () => {
    const headers = key();
    const made = await Promise.all([1, 2].map(() => call("POST", "/v1/chat-channels", body(), headers)));
    expect(new Set(made.map(({ json }) => json.id)).size).toBe(1);
    expect((await call("GET", "/v1/chat-channels")).json.items).toHaveLength(1);
  });

  it("sees what a message looks like before there is one", async () => {
    const { items } = (await call("GET", "/v1/chat-messages")).json;
    expect(items.map(({ tone }: { tone: string }) => tone)).toEqual(["created", "rescheduled", "cancelled"]);
  });

  it.each([
    [{ kind: "slack", url: "https://example.com/services/T/B/x" }, "url", "chat_host"],
    [{ kind: "discord", url: "https://discord.com/channels/1" }, "url", "chat_path"],
    [{ kind: "teams", url: "https://x.webhook.office.com/webhookb2/x" }, "url", "chat_connector"],
    [{ kind: "slack", url: "no address" }, "url", "chat_host"],
    [{ kind: "matrix", roomId: "!a:b", accessToken: "t", url: "https://10.0.0.1" }, "url", "url_private_address"],
    [
      { kind: "matrix", roomId: "!a:b", accessToken: "t", url: "https://[::ffff:10.0.0.1]" },
      "url",
      "url_private_address",
    ],
    [{ kind: "matrix", roomId: "!a:b", accessToken: "t", url: "https://metadata.internal" }, "url", "url_special_name"],
    [{ kind: "matrix", roomId: "#lobby:b", accessToken: "t", url: "https://m.example" }, "roomId", "chat_room"],
    [{ kind: "matrix", roomId: "!a:b" }, "accessToken", "required"],
    [{ roomId: "!a:b" }, "roomId", "matrix_only"],
    [{ events: [] }, "events", "too_small"],
    [{ name: " " }, "name", "too_small"],
    [{ kind: "irc" }, "kind", "invalid_value"],
  ])("is told which field of %j doesn't fit", async (over, path, rule) => {
    const answer = await call("POST", "/v1/chat-channels", body(over));
    expect(answer.status).toBe(422);
    expect(answer.json.errors[0], answer.text).toMatchObject({ path, rule });
  });
});
