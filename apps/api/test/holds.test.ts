import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, minutesAfter, parallel } from "./claims.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, deskOf, evict, fault, startFaultyDaybook } from "./faults.ts";
import { watch } from "./live-watcher.ts";

const [MINUTE, DAY] = [60_000, 86_400_000];
const always = { timezone: "UTC", hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }] };

let daybook: Daybook;
let host: Host;
let page: Page;
let longer: Page;
let desk: string;
let next = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, {}, always);
  longer = await makePage(daybook, host, { durations: [60, 90], scheduleId: page.scheduleId });
  desk = await deskOf(daybook, host);
});
afterAll(() => daybook?.close());

/** A time with nothing around it. */
const freeTime = async (): Promise<string> => at(await slotsOf(daybook, page), 4 + 6 * next++);
const hold = (start: string, over: Record<string, unknown> = {}, headers: Record<string, string> = {}, on = page) =>
  daybook.call("POST", `${on.path}/holds`, { start, ...over }, { headers });
const release = (held: Answer) => daybook.call("DELETE", `/v1/holds/${held.json.id}`);
const isOffered = async (start: string, extra = "", on = page) =>
  (await slotsOf(daybook, on, day(1), day(8), extra)).some((slot) => slot.start === start);
/** Longer than a room gathers who came and who left. */
const gathered = () => new Promise((done) => setTimeout(done, 1_500));
const visitor = () => crypto.randomUUID();

/** Puts the clock forward while something is done. */
async function later<T>(minutes: number, act: () => Promise<T>): Promise<T> {
  await fault(daybook, { ahead: minutes * MINUTE });
  try {
    return await act();
  } finally {
    await fault(daybook, { ahead: 0 });
  }
}

describe("a held time", () => {
  it("is refused on every other path, and kept for its owner", async () => {
    const start = await freeTime();
    const elsewhere = await freeTime();
    const booked = await book(daybook, page, elsewhere);
    const held = await hold(start);
    expect(held.status, held.text).toBe(201);
    expect(Date.parse(held.json.expiresAt) - Date.now()).toBeGreaterThan(4 * MINUTE);

    const move = { start };
    const others = [
      await book(daybook, page, start),
      await book(daybook, longer, start, { duration: 60 }),
      await book(daybook, longer, minutesAfter(start, -60), { duration: 90 }),
      await hold(start),
      await hold(minutesAfter(start, -30), { duration: 60 }, {}, longer),
      await daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, move, { headers: key() }),
      await daybook.call("POST", `/v1/bookings/${booked.json.id}/rescheduling`, move, {
        token: host.token,
        headers: key(),
      }),
    ];
    expect(counts(others)).toEqual({ 409: others.length });
    expect(new Set(others.map((one) => one.json.reason))).toEqual(new Set(["held"]));
    expect(await isOffered(start)).toBe(false);
    expect(await isOffered(start, "&duration=60", longer)).toBe(false);

    const own = await book(daybook, page, start, { hold: held.json.id });
    expect(own.status, own.text).toBe(201);
  });

  it("is free in its owner's eyes alone", async () => {
    const start = await freeTime();
    const held = await hold(start);
    expect(await isOffered(start)).toBe(false);
    expect(await isOffered(start, `&hold=${held.json.id}`)).toBe(true);
    await release(held);
    expect(await isOffered(start)).toBe(true);
  });

  it("ends with the booking that uses it: nothing of it is left when that is cancelled", async () => {
    const start = await freeTime();
    const held = await hold(start);
    const booked = await book(daybook, page, start, { hold: held.json.id });
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    expect(await isOffered(start)).toBe(true);
    expect((await book(daybook, page, start)).status).toBe(201);
  });

  it("can be used through another event type of the host, and for a move", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    const held = await hold(first);
    const booked = await book(daybook, longer, first, { duration: 60, hold: held.json.id });
    expect(booked.status, booked.text).toBe(201);
    const again = await hold(second);
    const moved = await daybook.call(
      "POST",
      `/v1/manage/${manageToken(booked)}/rescheduling`,
      { start: second, hold: again.json.id },
      { headers: key() },
    );
    expect(moved.status, moved.text).toBe(200);
    expect(await isOffered(first)).toBe(true);
  });

  it("is given to one of 100 who want to hold it, and one of 50 who hold and 50 who book", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    expect(counts(await parallel(100, () => hold(first)))).toEqual({ 201: 1, 409: 99 });
    const answers = await parallel(100, (i) => (i % 2 ? hold(second) : book(daybook, page, second)));
    expect(counts(answers)).toEqual({ 201: 1, 409: 99 });
  });

  it("serves one booking: used twice, it is refused", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    const held = await hold(first);
    expect((await book(daybook, page, first, { hold: held.json.id })).status).toBe(201);
    expect((await book(daybook, page, first, { hold: held.json.id })).status).toBe(409);
    // It is over, so it neither helps nor hinders.
    expect((await book(daybook, page, second, { hold: held.json.id })).status).toBe(201);
  });

  it("can't be used or given back with a forged or foreign id", async () => {
    const start = await freeTime();
    const held = await hold(start);
    const id = String(held.json.id);
    const forged = `${id.slice(0, -2)}${id.endsWith("AA") ? "BB" : "AA"}`;
    expect((await book(daybook, page, start, { hold: forged })).json.code).toBe("hold_not_live");
    expect((await daybook.call("DELETE", `/v1/holds/${forged}`)).status).toBe(404);
    const stranger = await makePage(daybook, await signUp(daybook));
    const theirs = await hold(at(await slotsOf(daybook, stranger), 0), {}, {}, stranger);
    expect((await book(daybook, page, start, { hold: theirs.json.id })).json.reason).toBe("held");
    expect((await release(held)).status).toBe(204);
    expect((await release(held)).status).toBe(204);
  });
});

describe("a hold ends", () => {
  it("five minutes later, without anyone saying so", async () => {
    const start = await freeTime();
    const held = await hold(start);
    await later(4.9, async () => expect(await isOffered(start)).toBe(false));
    await later(5.1, async () => {
      expect(await isOffered(start)).toBe(true);
      const booked = await book(daybook, page, start);
      expect(booked.status, booked.text).toBe(201);
      expect((await book(daybook, page, start, { hold: held.json.id })).json.reason).toBe("booked");
    });
  });

  it("when its time can't be booked any more: until then its owner can", async () => {
    const notice = 10;
    const soon = await makePage(daybook, await signUp(daybook), { minimumNotice: notice, slotInterval: 1 }, always);
    const [today, tomorrow] = [0, 1].map((plus) => new Date(Date.now() + plus * DAY).toISOString().slice(0, 10));
    // The third: in two to three minutes it is too soon.
    const start = at(await slotsOf(daybook, soon, today, tomorrow), 2);
    const me = visitor();
    const held = await hold(start, { visitor: me }, {}, soon);
    expect(held.status, held.text).toBe(201);
    expect(held.json.expiresAt).toBe(minutesAfter(start, -notice));

    // Coming back gives no more time than there was.
    const left = await watch(daybook, soon, { visitor: me });
    await left.leave();
    await gathered();
    const back = await watch(daybook, soon, { visitor: me });
    await gathered();
    const minutesTo = (instant: string) => (Date.parse(instant) - Date.now()) / MINUTE;
    await later(minutesTo(held.json.expiresAt) + 0.05, async () => {
      expect((await book(daybook, soon, start, { hold: held.json.id })).json.reason).toBe("notice");
    });
    await later(minutesTo(held.json.expiresAt) - 0.1, async () => {
      expect((await book(daybook, soon, start)).json.reason).toBe("held");
      const booked = await book(daybook, soon, start, { hold: held.json.id });
      expect(booked.status, booked.text).toBe(201);
    });
    await back.leave();
  });

  it("and watchers hear of it when the desk's alarm goes off, even in a desk that was evicted", async () => {
    const start = await freeTime();
    const watcher = await watch(daybook, page);
    const { expiresAt } = (await hold(start)).json;
    expect(await alarmOf(daybook, "HOST_DESK", desk)).toBeLessThan(Date.parse(expiresAt) + 1_000);
    await watcher.hears("slot.held", start);
    await evict(daybook, "HostDesk", desk);
    await evict(daybook, "PageRoom", page.id);
    await later(5.1, () => fault(daybook, { ring: "HOST_DESK", name: desk }));
    const freed = await watcher.hears("slot.freed", start);
    expect(freed.slots).toEqual([{ start, end: minutesAfter(start, 30), duration: 30 }]);
    await watcher.leave();
  });

  it("not when its desk is evicted or crashes", async () => {
    const start = await freeTime();
    const held = await hold(start);
    await evict(daybook, "HostDesk", desk);
    expect((await book(daybook, page, start)).json.reason).toBe("held");
    await fault(daybook, { crash: "HOST_DESK", name: desk });
    expect((await book(daybook, page, start)).json.reason).toBe("held");
    expect((await book(daybook, page, start, { hold: held.json.id })).status).toBe(201);
  });

  it("45 seconds after its visitor's socket closed, unless they come back", async () => {
    const start = await freeTime();
    const me = visitor();
    const socket = await watch(daybook, page, { visitor: me });
    await hold(start, { visitor: me });
    await socket.leave();
    await gathered();
    const held = async () => !(await isOffered(start));
    await eventually(() => later(1, held)).toBe(false);
    expect(await later(0.5, held)).toBe(true);

    const back = await watch(daybook, page, { visitor: me });
    await gathered();
    await eventually(() => later(1, held)).toBe(true);
    expect(await later(5.1, held)).toBe(false);
    await back.leave();
  });

  it("not while another tab of its visitor is open", async () => {
    const start = await freeTime();
    const me = visitor();
    const tabs = [await watch(daybook, page, { visitor: me }), await watch(daybook, page, { visitor: me })];
    await hold(start, { visitor: me });
    await tabs[0]?.leave();
    await gathered();
    expect(await later(1, () => isOffered(start))).toBe(false);
    await tabs[1]?.leave();
    await gathered();
    await eventually(() => later(1, () => isOffered(start))).toBe(true);
  });

  it("not when its visitor leaves another page of the host", async () => {
    const start = await freeTime();
    const me = visitor();
    const [here, there] = [await watch(daybook, page, { visitor: me }), await watch(daybook, longer, { visitor: me })];
    await hold(start, { visitor: me });
    await there.leave();
    await gathered();
    expect(await later(1, () => isOffered(start))).toBe(false);
    await here.leave();
    await gathered();
    await eventually(() => later(1, () => isOffered(start))).toBe(true);
  });

  it("not when its visitor comes and goes in quick turns and stays", async () => {
    const start = await freeTime();
    const me = visitor();
    let last = await watch(daybook, page, { visitor: me });
    await hold(start, { visitor: me });
    for (let i = 0; i < 10; i++) {
      const left = last.leave();
      last = await watch(daybook, page, { visitor: me });
      await left;
    }
    await gathered();
    expect(await later(1, () => isOffered(start))).toBe(false);
    await last.leave();
  });
});
