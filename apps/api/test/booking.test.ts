import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts } from "./claims.ts";
import {
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
  startDaybook,
} from "./daybook.ts";

let daybook: Daybook;
let host: Host;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterAll(() => daybook?.close());

describe("booking a time", () => {
  it("answers with the booking, and the time is no longer offered", async () => {
    const start = at(await slotsOf(daybook, page), 0);
    const booked = await book(daybook, page, start);
    expect(booked.status, booked.text).toBe(201);
    expect(booked.json).toMatchObject({ state: "confirmed", start });
    expect((await slotsOf(daybook, page)).map((slot) => slot.start)).not.toContain(start);
  });

  it("gives one of 100 parallel claims the slot and refuses the rest with a reason and alternatives", async () => {
    const start = at(await slotsOf(daybook, page), 3);
    const answers = await Promise.all(Array.from({ length: 100 }, () => book(daybook, page, start)));
    expect(counts(answers)).toEqual({ 201: 1, 409: 99 });
    const refused = answers.find((one) => one.status === 409);
    expect(refused?.json).toMatchObject({ code: "slot_unavailable", reason: "booked" });
    expect(refused?.json.alternatives).toHaveLength(3);
  });

  it("gives overlapping times through two event types of one host to one claim alone", async () => {
    const long = await makePage(daybook, host, { durations: [60], scheduleId: page.scheduleId });
    const slots = await slotsOf(daybook, page);
    const [first, second] = [at(slots, 10), at(slots, 11)];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 ? book(daybook, long, first) : book(daybook, page, second))),
    );
    expect(counts(answers)).toEqual({ 201: 1, 409: 99 });
  });

  it("moves and cancels by the manage link and gives the time back", async () => {
    const slots = await slotsOf(daybook, page);
    const booked = await book(daybook, page, at(slots, 20));
    const token = manageToken(booked);
    const moved = await daybook.call(
      "POST",
      `/v1/manage/${token}/rescheduling`,
      { start: at(slots, 22) },
      { headers: key() },
    );
    expect(moved.status, moved.text).toBe(200);
    expect(moved.json).toMatchObject({ id: booked.json.id, start: at(slots, 22), manageUrl: booked.json.manageUrl });
    const free = (await slotsOf(daybook, page)).map((slot) => slot.start);
    expect(free).toContain(at(slots, 20));
    expect(free).not.toContain(at(slots, 22));
    const cancelled = await daybook.call("POST", `/v1/manage/${token}/cancellation`, { reason: "Rain" });
    expect(cancelled.json).toEqual({ id: booked.json.id, state: "cancelled" });
    expect((await slotsOf(daybook, page)).map((slot) => slot.start)).toContain(at(slots, 22));
    const again = await daybook.call("POST", `/v1/manage/${token}/cancellation`, {});
    expect(again.json.code).toBe("already_cancelled");
  });

  it("shows by the manage link what it can move to: slots, which no live event follows", async () => {
    const free = await slotsOf(daybook, page);
    const booked = await book(daybook, page, at(free, 26));
    const range = `from=${day(1)}&to=${day(8)}&timezone=UTC`;
    const { json } = await daybook.call("GET", `/v1/manage/${manageToken(booked)}/slots?${range}`);
    expect(json).toEqual({ slots: await slotsOf(daybook, page) });
  });

  it("sends both people a mail for each change", async () => {
    const start = at(await slotsOf(daybook, page), 30);
    const booked = await book(daybook, page, start, { invitee: { name: "Mail Reader", email: "reader@example.com" } });
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    await expect
      .poll(
        async () => {
          const { json } = await daybook.call("GET", "/dev/mail", undefined, {
            headers: { accept: "application/json" },
          });
          return json.items.filter(
            (mail: { text: string }) => mail.text.includes("Mail Reader") || mail.text.includes("reader@example.com"),
          ).length;
        },
        { timeout: 15_000 },
      )
      .toBe(4);
  });

  it("keeps each account to itself", async () => {
    const other = await signUp(daybook);
    expect((await daybook.call("GET", `/v1/event-types/${page.id}`, undefined, { token: other.token })).status).toBe(
      404,
    );
    expect((await daybook.call("GET", "/v1/bookings", undefined, { token: other.token })).json.items).toEqual([]);
    expect((await daybook.call("GET", "/v1/bookings")).status).toBe(401);
    expect(
      (
        await daybook.call("GET", `/v1/calendar-days?from=${day(0)}&to=${day(8)}&timezone=UTC`, undefined, {
          token: host.token,
        })
      ).json.bookings.length,
    ).toBeGreaterThan(2);
  });
});
