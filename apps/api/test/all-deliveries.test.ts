import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Answer, book, type Daybook, type Host, key, manageToken, type Page, signUp } from "./daybook.ts";
import { lookLater, mailsOf, ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { fault } from "./faults.ts";
import { useFaultyPage } from "./faulty-page.ts";
import { answering, type Receiver, startReceiver } from "./webhook-receiver.ts";

const HOUR = 3_600_000;
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
afterAll(() => receiver.close());

const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
  daybook.call(method, path, body, { token: host.token });
const list = async (query = ""): Promise<Answer["json"]> => (await call("GET", `/v1/deliveries${query}`)).json;
const one = async (id: string): Promise<Answer["json"]> => (await call("GET", `/v1/deliveries/${id}`)).json;
const counts = async () => (await list("?limit=1")).counts;
const ofBooking = async (bookingId: string, query = "") =>
  (await list(query)).items.filter((item: { bookingId: string }) => item.bookingId === bookingId);

/** A booking and its mail to the invitee, which failed after having been tried so long ago, ms. */
async function failedMail(ago = 0): Promise<{ booked: Answer; id: string }> {
  await fault(daybook, { mailerFails: true });
  // The mail service isn't in trouble: several fail here one after the other.
  await askDatabase(daybook, "DELETE FROM circuits");
  const booked = await book(daybook, page, await freeTime());
  await eventually(async () =>
    (await ofBooking(booked.json.id)).map((item: { attempts: number }) => item.attempts),
  ).toEqual([1, 1]);
  const [row] = await askDatabase(
    daybook,
    `WITH failed AS (
      UPDATE deliveries SET state = 'failed', done_at = now() WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1)
        AND target = 'invitee' RETURNING id
    ), ago AS (
      UPDATE delivery_attempts SET at = at - make_interval(secs => $2 / 1000.0) WHERE delivery_id IN (SELECT id FROM failed)
    ) SELECT id FROM failed`,
    [booked.json.id, String(ago)],
  );
  await fault(daybook, { mailerFails: false });
  return { booked, id: String(row?.id) };
}
const dismissAll = () => askDatabase(daybook, "UPDATE deliveries SET dismissed_at = now() WHERE state = 'failed'");

describe("the list of an account's deliveries", () => {
  it("holds its mails and its webhooks' messages with whom they are to, and no word between parts of Daybook", async () => {
    receiver.answer(answering(204));
    const { id: hook } = (
      await call("POST", "/v1/webhooks", { url: receiver.url, events: ["booking.created"], description: "Our CRM" })
    ).json;
    const booked = await book(daybook, page, await freeTime());
    const sent = () => ofBooking(booked.json.id);
    await eventually(async () => (await sent()).map((item: { state: string }) => item.state)).toEqual([
      "done",
      "done",
      "done",
    ]);
    const bySink = Object.groupBy(await sent(), (item: { sink: string }) => item.sink);
    expect(Object.keys(bySink).sort()).toEqual(["mail", "webhook"]);
    expect(bySink.webhook?.[0]).toMatchObject({
      target: hook,
      recipient: { as: "webhook", name: "Our CRM", address: receiver.url },
      type: "booking.created",
      lastStatus: 204,
      booking: { inviteeName: "In Vitee", title: "Lesson", start: booked.json.start },
    });
    const recipients = bySink.mail?.map((item) => (item as unknown as { recipient: unknown }).recipient);
    expect(recipients).toContainEqual({ as: "host", name: "Test Host", address: host.email });
    expect(recipients).toContainEqual(expect.objectContaining({ as: "invitee", name: "In Vitee" }));
    await call("DELETE", `/v1/webhooks/${hook}`);
  });

  it("names guests, and says which mail takes one off", async () => {
    const lea = { email: "lea@example.com", name: "Lea" };
    const booked = await book(daybook, page, await freeTime(), { guests: [lea] });
    const path = `/v1/bookings/${booked.json.id}/guests`;
    const asHost = (method: string, to: string, body?: unknown) =>
      daybook.call(method, to, body, { token: host.token, headers: key() });
    await asHost("POST", path, { guests: [{ email: "tom@example.com" }] });
    await asHost("DELETE", `${path}/${booked.json.guests[0].id}`);
    const toGuests = (await ofBooking(booked.json.id)).filter(({ target }: { target: string }) =>
      target.startsWith("guest:"),
    );
    const told = toGuests.map(({ about, type, recipient }: Answer["json"]) => [type, about, recipient]).reverse();
    const [toLea, toTom] = [
      { as: "guest", name: "Lea", address: "lea@example.com" },
      { as: "guest", name: "", address: "tom@example.com" },
    ];
    expect(told).toEqual([
      ["booking.created", "", toLea],
      ["booking.guests_changed", "", toTom],
      ["booking.guests_changed", "removed", toLea],
    ]);
  });

  it("goes page by page, and is filtered by how, what became of it, to whom, and since when", async () => {
    const { booked, id } = await failedMail();
    const all = (await list()).items;
    const first = await list("?limit=2");
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
    expect((await list("?state=failed")).items.map((item: { id: string }) => item.id)).toContain(id);
    expect(await ofBooking(booked.json.id, "?sink=webhook")).toEqual([]);
    expect(await ofBooking(booked.json.id, "?sink=mail&target=invitee")).toHaveLength(1);
    expect(await ofBooking(booked.json.id, "?state=done")).toEqual([]);
    const { createdAt } = await one(id);
    expect(await ofBooking(booked.json.id, `?since=${createdAt}`)).toHaveLength(2);
    const later = new Date(Date.parse(createdAt) + 1).toISOString();
    expect(await ofBooking(booked.json.id, `?since=${later}`)).toEqual([]);
    // A sink that nobody knows is none of this account's.
    expect((await list("?sink=pigeon")).items).toEqual([]);
    await dismissAll();
  });

  it("shows one of a sink it doesn't know, as a later version may write it", async () => {
    const { booked, id } = await failedMail();
    await askDatabase(daybook, "UPDATE deliveries SET sink = 'pigeon', target = 'roof' WHERE id = $1", [id]);
    expect(await one(id)).toMatchObject({ sink: "pigeon", recipient: { as: "pigeon", name: "", address: "" } });
    expect(await ofBooking(booked.json.id, "?sink=pigeon")).toHaveLength(1);
    await dismissAll();
  });

  it("knows what is planned from what waits", async () => {
    const { id } = await failedMail();
    await askDatabase(
      daybook,
      `UPDATE deliveries SET state = 'waiting', done_at = NULL, attempts = 0, about = 'reminder:60', due_at = now() + interval '1 day' WHERE id = $1`,
      [id],
    );
    const { waiting } = await counts();
    expect(await one(id)).toMatchObject({ state: "planned", about: "reminder:60" });
    expect((await list("?state=planned")).items).toHaveLength(1);
    expect((await list("?state=waiting")).items).toHaveLength(waiting);
    await askDatabase(daybook, "DELETE FROM deliveries WHERE id = $1", [id]);
  });

  it("tells of each try when it was and what came of it", async () => {
    const { id } = await failedMail();
    expect((await one(id)).tries).toEqual([
      expect.objectContaining({ number: 1, outcome: "again", error: expect.stringContaining("out of order") }),
    ]);
    await dismissAll();
  });

  it("is nobody else's", async () => {
    const { id } = await failedMail();
    const other = await signUp(daybook);
    const asOther = (method: string, path: string, body?: unknown) =>
      daybook.call(method, path, body, { token: other.token });
    expect((await asOther("GET", "/v1/deliveries")).json).toMatchObject({
      items: [],
      counts: { failed: 0, waiting: 0 },
    });
    for (const [method, path] of [
      ["GET", ""],
      ["POST", "/replay"],
      ["POST", "/dismissal"],
      ["DELETE", "/dismissal"],
    ] as const)
      expect((await asOther(method, `/v1/deliveries/${id}${path}`)).status, path).toBe(404);
    for (const body of [{}, { ids: [id] }, { sink: "mail" }])
      expect((await asOther("POST", "/v1/deliveries/replay", body)).json).toEqual({ count: 0, remaining: 0 });
    expect((await one(id)).state).toBe("failed");
    await dismissAll();
  });
});

describe("a dead letter", () => {
  it("that was dealt with isn't counted any more, is found as such, and can be taken back", async () => {
    const { id } = await failedMail();
    const { failed } = await counts();
    expect(failed).toBe(1);
    const dismissed = await call("POST", `/v1/deliveries/${id}/dismissal`);
    expect(dismissed.json).toMatchObject({ id, state: "dismissed", dismissedAt: expect.any(String) });
    expect(await counts()).toMatchObject({ failed: 0 });
    expect((await list("?state=dismissed")).items.map((item: { id: string }) => item.id)).toContain(id);
    expect((await list("?state=failed")).items).toEqual([]);
    expect((await call("POST", "/v1/deliveries/replay", {})).json).toEqual({ count: 0, remaining: 0 });
    const taken = await call("DELETE", `/v1/deliveries/${id}/dismissal`);
    expect(taken.json).toMatchObject({ state: "failed", dismissedAt: null });
    expect(await counts()).toMatchObject({ failed: 1 });
    await dismissAll();
  });

  it("alone can be dealt with", async () => {
    const booked = await book(daybook, page, await freeTime());
    const sent = () => ofBooking(booked.json.id);
    await eventually(async () => (await sent())[0]?.state).toBe("done");
    const refused = await call("POST", `/v1/deliveries/${(await sent())[0].id}/dismissal`);
    expect([refused.status, refused.json.code]).toEqual([409, "not_failed"]);
  });

  it("is none when it was a ping: whoever sent it looks", async () => {
    receiver.answer(answering(500));
    const { id: hook } = (await call("POST", "/v1/webhooks", { url: receiver.url, events: ["booking.created"] })).json;
    await call("POST", `/v1/webhooks/${hook}/ping`);
    const log = async () => (await call("GET", `/v1/webhooks/${hook}/deliveries`)).json.items;
    await eventually(async () => (await log())[0]?.state).toBe("failed");
    expect((await call("GET", `/v1/webhooks/${hook}`)).json).toMatchObject({ failed: 0, waiting: 0 });
    expect(await counts()).toMatchObject({ failed: 0 });
    expect((await list(`?target=${hook}`)).items).toEqual([]);
    expect((await call("POST", `/v1/webhooks/${hook}/replays`)).json).toEqual({ count: 0 });
    const before = receiver.received.length;
    await call("POST", `/v1/webhooks/${hook}/deliveries/${(await log())[0].id}/replay`);
    await eventually(() => receiver.received.length).toBe(before + 1);
    await call("DELETE", `/v1/webhooks/${hook}`);
  });
});

describe("sending once more", () => {
  it("a mail while its service knows it keeps its key, so that it can't come twice", async () => {
    const { booked, id } = await failedMail(HOUR);
    expect((await call("POST", `/v1/deliveries/${id}/replay`)).status).toBe(202);
    await eventually(async () => (await one(id)).state).toBe("done");
    expect(await one(id)).toMatchObject({ newKeySince: null, replayedAt: expect.any(String), attempts: 2 });
    const mails = await mailsOf(daybook, booked.json.id);
    expect(mails.map(({ dedupeKey }) => dedupeKey)).toContain(`mail:${booked.json.id}:confirmed:0:invitee`);
  });

  it("a mail that its service has forgotten gets another key, and says so", async () => {
    const { booked, id } = await failedMail(24 * HOUR);
    await call("POST", `/v1/deliveries/${id}/replay`);
    await eventually(async () => (await one(id)).state).toBe("done");
    expect(await one(id)).toMatchObject({ newKeySince: 1, attempts: 2 });
    const mails = await mailsOf(daybook, booked.json.id);
    expect(mails.map(({ dedupeKey }) => dedupeKey)).toContain(`mail:${booked.json.id}:confirmed:0:invitee:again-1`);
  });

  it("a mail that arrived is a second one", async () => {
    const booked = await book(daybook, page, await freeTime());
    const [, letter] = await eventuallyDone(booked);
    await call("POST", `/v1/deliveries/${letter.id}/replay`);
    await eventually(async () => (await mailsOf(daybook, booked.json.id)).length).toBe(3);
    expect(await one(letter.id)).toMatchObject({ state: "done", newKeySince: 1 });
  });

  it("is judged anew: what a later change has overtaken isn't sent, and says so", async () => {
    const { booked, id } = await failedMail();
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {}, { headers: key() });
    await eventually(async () => (await mailsOf(daybook, booked.json.id)).length).toBe(2);
    await call("POST", `/v1/deliveries/${id}/replay`);
    await eventually(async () => (await one(id)).state).toBe("skipped");
    expect(await one(id)).toMatchObject({ cause: "overtaken" });
    expect(await mailsOf(daybook, booked.json.id)).toHaveLength(2);
  });

  it("all that failed goes by one word, or all of one way, or those that are named", async () => {
    const made = [await failedMail(), await failedMail(), await failedMail()];
    expect(await counts()).toMatchObject({ failed: 3 });
    expect((await call("POST", "/v1/deliveries/replay", { sink: "webhook" })).json).toEqual({ count: 0, remaining: 3 });
    const named = await call("POST", "/v1/deliveries/replay", { ids: [made[0]?.id] });
    expect([named.status, named.json]).toEqual([202, { count: 1, remaining: 2 }]);
    expect((await call("POST", "/v1/deliveries/replay", { sink: "mail" })).json).toEqual({ count: 2, remaining: 0 });
    for (const { id } of made) await eventually(async () => (await one(id)).state).toBe("done");
    const both = await call("POST", "/v1/deliveries/replay", { ids: [made[0]?.id], sink: "mail" });
    expect([both.status, both.json.errors[0].rule]).toEqual([422, "either_or"]);
  });

  it("takes it back from those that were dealt with", async () => {
    const { id } = await failedMail();
    await call("POST", `/v1/deliveries/${id}/dismissal`);
    await call("POST", `/v1/deliveries/${id}/replay`);
    await eventually(async () => (await one(id)).state).toBe("done");
    expect(await one(id)).toMatchObject({ dismissedAt: null });
  });

  it("leaves alone what is on its way", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    const [letter] = await ofBooking(booked.json.id);
    await call("POST", `/v1/deliveries/${letter.id}/replay`);
    expect(await one(letter.id)).toMatchObject({ state: "waiting", replayedAt: null });
    await fault(daybook, { losesMessages: false });
    await ring(daybook);
    await eventuallyDone(booked);
  });
});

it("a mail that comes long after its change is tried again all the same when its first try fails", async () => {
  await fault(daybook, { losesMessages: true });
  const booked = await book(daybook, page, await freeTime());
  const [letter] = await ofBooking(booked.json.id);
  // As a reminder, which was asked for weeks before.
  await askDatabase(daybook, "UPDATE deliveries SET created_at = created_at - interval '20 days' WHERE id = $1", [
    letter.id,
  ]);
  for (const now of [{ losesMessages: false }, { mailerFails: true }]) await fault(daybook, now);
  await ring(daybook);
  await eventually(async () => (await one(letter.id)).attempts).toBe(1);
  await fault(daybook, { mailerFails: false });
  await lookLater(daybook, 11_000);
  await eventually(async () => (await one(letter.id)).state).toBe("done");
});

async function eventuallyDone(booked: Answer) {
  const sent = () => ofBooking(booked.json.id);
  await eventually(async () => (await sent()).map((item: { state: string }) => item.state)).toEqual(["done", "done"]);
  return sent();
}
