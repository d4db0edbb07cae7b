import { errorDetail } from "@daybook/contract/errors";
import { describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
import { type Answer, book, type Daybook, type Host, key, makePage, manageToken, type Page } from "./daybook.ts";
import { fault } from "./faults.ts";
import { useFaultyPage } from "./faulty-page.ts";
import { expectRefusal } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: (on?: Page) => Promise<string>;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});

const own = () => ({ token: host.token, headers: key() });

/** Moving and cancelling, by the link and as the host. */
const changes = (booked: Answer, start: string): [string, () => Promise<Answer>][] => {
  const link = `/v1/manage/${manageToken(booked)}`;
  const mine = `/v1/bookings/${booked.json.id}`;
  return [
    ["cancelling by the link", () => daybook.call("POST", `${link}/cancellation`, {}, { headers: key() })],
    ["moving by the link", () => daybook.call("POST", `${link}/rescheduling`, { start }, { headers: key() })],
    ["cancelling as the host", () => daybook.call("POST", `${mine}/cancellation`, {}, own())],
    ["moving as the host", () => daybook.call("POST", `${mine}/rescheduling`, { start }, own())],
  ];
};

async function refusedWith(code: keyof typeof errorDetail, calls: [string, () => Promise<Answer>][]): Promise<void> {
  await settled(daybook);
  const before = await dump(daybook);
  for (const [what, call] of calls) {
    const { status, json, text } = await call();
    expect([what, status, json.code, json.detail], text).toEqual([what, 409, code, errorDetail[code]]);
  }
  expect(await dump(daybook)).toEqual(before);
}

describe("a booking stays as it is, and the answer says why in a sentence,", () => {
  it("when it was cancelled before", async () => {
    const booked = await book(daybook, page, await freeTime());
    const [cancel, ...others] = changes(booked, await freeTime());
    expect((await cancel?.[1]())?.status).toBe(200);
    await refusedWith("already_cancelled", [...(cancel ? [cancel] : []), ...others]);
  });

  it("when it is over", async () => {
    const booked = await book(daybook, page, await freeTime());
    const calls = changes(booked, await freeTime());
    await settled(daybook);
    await fault(daybook, { ahead: Date.parse(booked.json.end) - Date.now() + 1_000 });
    // The link alone: an access token is over by then, too.
    await refusedWith("already_over", calls.slice(0, 2));
  });

  it("when the host wants more notice than is left; the host may nevertheless", async () => {
    const strict = await makePage(daybook, host, { scheduleId: page.scheduleId, changeNotice: 525_600 });
    const booked = await book(daybook, strict, await freeTime(strict));
    const calls = changes(booked, await freeTime(strict));
    await refusedWith("change_notice_passed", calls.slice(0, 2));
    for (const [what, call] of calls.slice(2).reverse()) expect([what, (await call()).status]).toEqual([what, 200]);
  });
});

it("a paused page says so to whoever books, holds or moves, and offers nothing else", async () => {
  const paused = await makePage(daybook, host, { scheduleId: page.scheduleId });
  const [start, to] = [await freeTime(paused), await freeTime(paused)];
  const booked = await book(daybook, paused, start);
  const pause = await daybook.call(
    "PATCH",
    `/v1/event-types/${paused.id}`,
    { paused: true },
    { token: host.token, headers: { "if-match": '"1"' } },
  );
  expect(pause.status, pause.text).toBe(200);
  const answers = [
    await book(daybook, paused, to),
    await daybook.call("POST", `${paused.path}/holds`, { start: to }),
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, { start: to }, { headers: key() }),
  ];
  for (const answer of answers) {
    expectRefusal(answer, [409, "page_paused"]);
    expect(answer.json).toMatchObject({ reason: "page_paused", alternatives: [], detail: errorDetail.page_paused });
  }
});

it("a booking of a paused or deleted page has times to move to for its host, for its invitee none", async () => {
  const ended = await makePage(daybook, host, { scheduleId: page.scheduleId });
  const start = await freeTime(ended);
  const booked = await book(daybook, ended, start);
  const date = start.slice(0, 10);
  const asked = `slots?from=${date}&to=${date}&timezone=UTC`;
  const times = async (path: string, token?: string): Promise<string[]> => {
    const read = await daybook.call("GET", `${path}/${asked}`, undefined, { token });
    expect(read.status, read.text).toBe(200);
    return read.json.slots.map((slot: { start: string }) => slot.start);
  };
  const forHost = () => times(`/v1/bookings/${booked.json.id}`, host.token);
  const forInvitee = () => times(`/v1/manage/${manageToken(booked)}`);
  const all = await forHost();
  expect(all.length).toBeGreaterThan(10);
  expect(await forInvitee()).toEqual(all);
  const address = `/v1/event-types/${ended.id}`;
  const pause = { token: host.token, headers: { "if-match": '"1"' } };
  expect((await daybook.call("PATCH", address, { paused: true }, pause)).status).toBe(200);
  expect([await forHost(), await forInvitee()]).toEqual([all, []]);
  expect((await daybook.call("DELETE", address, undefined, own())).status).toBe(204);
  expect([await forHost(), await forInvitee()]).toEqual([all, []]);
  const moved = await daybook.call("POST", `/v1/bookings/${booked.json.id}/rescheduling`, { start: all[5] }, own());
  expect(moved.json).toMatchObject({ start: all[5] });
});

it("a booking whose page was deleted can't be moved by its link, and the answer says that the page is gone", async () => {
  const deleted = await makePage(daybook, host, { scheduleId: page.scheduleId });
  const booked = await book(daybook, deleted, await freeTime(deleted));
  const start = await freeTime(deleted);
  expect((await daybook.call("DELETE", `/v1/event-types/${deleted.id}`, undefined, own())).status).toBe(204);
  const link = `/v1/manage/${manageToken(booked)}`;
  const refused = await daybook.call("POST", `${link}/rescheduling`, { start }, { headers: key() });
  expectRefusal(refused, [409, "page_paused"]);
  expect(refused.json).toMatchObject({
    reason: "page_paused",
    alternatives: [],
    detail: "The page of this booking is gone, so there are no times to move to. You can cancel, or write to the host.",
  });
  expect((await daybook.call("POST", `${link}/cancellation`, {})).status).toBe(200);
});

it("a page that was deleted meanwhile is gone for whoever books or holds", async () => {
  const deleted = await makePage(daybook, host, { scheduleId: page.scheduleId });
  const start = await freeTime(deleted);
  expect((await daybook.call("DELETE", `/v1/event-types/${deleted.id}`, undefined, own())).status).toBe(204);
  for (const answer of [
    await book(daybook, deleted, start),
    await daybook.call("POST", `${deleted.path}/holds`, { start }),
  ])
    expectRefusal(answer, [404, "not_found"]);
});

it("a key that was used for another body is named with its header", async () => {
  const headers = key();
  const start = await freeTime();
  expect((await book(daybook, page, start, {}, headers)).status).toBe(201);
  expectRefusal(await book(daybook, page, await freeTime(), {}, headers), [
    409,
    "idempotency_key_reused",
    "Idempotency-Key",
    "idempotency_key_reused",
  ]);
});
