import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countClaimTransactions, counts, minutesAfter, overlaps, parallel, stampede } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { deskOf, evict, fault, startFaultyDaybook } from "./faults.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let desk: string;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  desk = await deskOf(daybook, host);
});
afterAll(() => daybook?.close());

/** Goes on with something until the work is done. */
async function during<T>(work: Promise<T>, act: () => Promise<void>): Promise<T> {
  let done = false;
  const end = work.finally(() => {
    done = true;
  });
  while (!done) {
    await act();
    await new Promise((next) => setTimeout(next, 5));
  }
  return end;
}

const move = (booking: { json: { manageUrl: string } }, start: string, headers = key()) =>
  daybook.call(
    "POST",
    `/v1/manage/${manageToken(booking as Awaited<ReturnType<typeof book>>)}/rescheduling`,
    { start },
    { headers },
  );

describe("many claims at once", () => {
  it("give a time to one of 100, although they differ in length and beginning", async () => {
    const lengths = await makePage(daybook, host, { durations: [30, 60, 90], scheduleId: page.scheduleId });
    const middle = at(await slotsOf(daybook, page), 4);
    // All of them cover the half hour that begins in the middle.
    const wanted = [
      { start: middle, duration: 30 },
      { start: middle, duration: 90 },
      { start: minutesAfter(middle, -30), duration: 60 },
      { start: minutesAfter(middle, -60), duration: 90 },
      { start: minutesAfter(middle, -30), duration: 90 },
    ];
    const answers = await parallel(100, (i) => {
      const { start, duration } = wanted[i % wanted.length] as (typeof wanted)[number];
      return book(daybook, lengths, start, { duration });
    });
    expect(counts(answers)).toEqual({ 201: 1, 409: 99 });
    expect(await overlaps(daybook)).toEqual([]);
  });

  it("give overlapping times of three event types of one host, buffers and all, to one", async () => {
    const { scheduleId } = page;
    const others = [
      await makePage(daybook, host, { durations: [60], scheduleId }),
      await makePage(daybook, host, {
        durations: [15],
        slotInterval: 15,
        bufferBefore: 30,
        bufferAfter: 30,
        scheduleId,
      }),
    ];
    const start = at(await slotsOf(daybook, page), 24);
    const pages = [page, ...others];
    const answers = await parallel(99, (i) => book(daybook, pages[i % 3] as Page, start));
    expect(counts(answers)).toEqual({ 201: 1, 409: 98 });
  });

  it("are answered one 201 and 99 × 409 while their desk is being evicted", async () => {
    const start = at(await slotsOf(daybook, page), 30);
    const answers = await during(stampede(daybook, page, start), () => evict(daybook, "HostDesk", desk));
    expect(counts(answers)).toEqual({ 201: 1, 409: 99 });
  });

  it("are answered one 201 and 99 × 409 while their desk, the room and the clock crash", async () => {
    const start = at(await slotsOf(daybook, page), 34);
    let crashes = 0;
    const answers = await during(stampede(daybook, page, start), async () => {
      if (crashes++ > 4) return;
      await fault(daybook, { crash: "HOST_DESK", name: desk });
      await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
      await fault(daybook, { crash: "DUE_CLOCK", name: "clock" });
    });
    expect(counts(answers)).toEqual({ 201: 1, 409: 99 });
    expect((await slotsOf(daybook, page)).map((slot) => slot.start)).not.toContain(start);
  });

  it("begin at most two claim transactions for 1,000 that want one slot", async () => {
    const started = await countClaimTransactions(daybook);
    const start = at(await slotsOf(daybook, page), 40);
    const began = performance.now();
    const answers = await stampede(daybook, page, start, 1_000);
    console.log(`1,000 claims of one slot: ${Math.round(performance.now() - began)} ms`);
    expect(counts(answers)).toEqual({ 201: 1, 409: 999 });
    const refused = answers.filter((one) => one.status === 409);
    expect(new Set(refused.map((one) => one.json.reason))).toEqual(new Set(["booked"]));
    expect(refused.every((one) => one.json.alternatives.length === 3)).toBe(true);
    expect(await started()).toBeLessThanOrEqual(2);
  });
});

describe("moves and cancellations at once", () => {
  it("let one of ten bookings have the time they all move to", async () => {
    const slots = await slotsOf(daybook, page);
    const booked = await Promise.all(Array.from({ length: 10 }, (_, i) => book(daybook, page, at(slots, 50 + i))));
    expect(counts(booked)).toEqual({ 201: 10 });
    const target = at(slots, 62);
    const moved = await Promise.all([
      ...booked.map((one) => move(one, target)),
      ...Array.from({ length: 10 }, () => book(daybook, page, target)),
    ]);
    expect(moved.filter((one) => one.status < 300)).toHaveLength(1);
    expect(moved.filter((one) => one.status === 409)).toHaveLength(19);
    expect(await overlaps(daybook)).toEqual([]);
  });

  it("swap two bookings at most halfway: neither time is lost or given twice", async () => {
    const slots = await slotsOf(daybook, page);
    const [a, b] = [at(slots, 66), at(slots, 70)];
    const [first, second] = [await book(daybook, page, a), await book(daybook, page, b)];
    const answers = await Promise.all([move(first, b), move(second, a)]);
    expect(counts(answers)).toEqual({ 409: 2 });
    const free = (await slotsOf(daybook, page)).map((slot) => slot.start);
    expect(free).not.toContain(a);
    expect(free).not.toContain(b);
  });

  it("cancel once when host and invitee cancel together", async () => {
    const start = at(await slotsOf(daybook, page), 74);
    const booked = await book(daybook, page, start);
    const { id } = booked.json;
    const answers = await Promise.all([
      daybook.call("POST", `/v1/bookings/${id}/cancellation`, {}, { token: host.token }),
      daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {}),
    ]);
    expect(counts(answers)).toEqual({ 200: 1, 409: 1 });
    const history = await askDatabase(daybook, "SELECT kind FROM booking_history WHERE booking_id = $1", [id]);
    expect(history.filter((entry) => entry.kind === "cancelled")).toHaveLength(1);
  });

  it("end in one state when a booking is moved and cancelled together", async () => {
    const slots = await slotsOf(daybook, page);
    const [from, to] = [at(slots, 74), at(slots, 76)];
    const booked = await book(daybook, page, from);
    const [moved, cancelled] = await Promise.all([
      move(booked, to),
      daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {}),
    ]);
    expect(cancelled.status).toBe(200);
    expect([200, 409]).toContain(moved.status);
    const free = (await slotsOf(daybook, page)).map((slot) => slot.start);
    expect(free).toContain(from);
    expect(free).toContain(to);
  });
});

describe("a change of hours among claims", () => {
  const putHours = async (hours: unknown) => {
    const read = await daybook.call("GET", `/v1/schedules/${other.scheduleId}`, undefined, { token: host.token });
    const put = await daybook.call(
      "PUT",
      `/v1/schedules/${other.scheduleId}`,
      { name: "Hours", timezone: "UTC", hours, overrides: [] },
      { token: host.token, headers: { "if-match": String(read.json.version) } },
    );
    expect(put.status, put.text).toBe(200);
  };
  const always = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }];
  let other: Page;

  it("counts at once: what it opens can be booked, what it closes can't", async () => {
    other = await makePage(daybook, await signUp(daybook), {}, { timezone: "UTC", hours: always });
    host = other.host;
    for (let round = 0; round < 5; round++) {
      const start = at(await slotsOf(daybook, other), 100 + round * 2);
      await putHours([]);
      // The desk learns that the time is closed, and keeps reading it while it is opened again.
      const refused = stampede(daybook, other, start, 30);
      await putHours(always);
      const offered = (await slotsOf(daybook, other)).map((slot) => slot.start);
      const booked = await book(daybook, other, start);
      const claims = await refused;
      // One of them may have come last in the line, and have had the time as soon as it was open.
      const wasTaken = claims.some((one) => one.status === 201);
      expect(offered.includes(start) || wasTaken, offered.join()).toBe(true);
      const [winner] = [...claims, booked].filter((one) => one.status === 201);
      expect(winner, booked.text).toBeDefined();
      await putHours([]);
      expect(await slotsOf(daybook, other)).toEqual([]);
      expect((await book(daybook, other, minutesAfter(start, 30))).json.reason).toBe("outside_hours");
      await putHours(always);
    }
    expect(await overlaps(daybook)).toEqual([]);
  });
});
