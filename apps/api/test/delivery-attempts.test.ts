import { describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { book, type Daybook, type Host, type Page } from "./daybook.ts";
import { allDone, forgetErrors, lookLater, mailsOf, ring, rowsOf, statesOf } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, fault } from "./faults.ts";
import { useFaultyPage } from "./faulty-page.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** When the second, third … attempt is due after the first, minutes. */
const RETRIES = [1 / 6, 7 / 6, 37 / 6, 217 / 6, 937 / 6, 3_097 / 6, 7_417 / 6];

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: (on?: Page) => Promise<string>;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});

const nextLook = async () => (await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? Number.POSITIVE_INFINITY;

describe("a mailer that fails", () => {
  it("is tried again later, and then the mail goes; nothing else waits for it", async () => {
    await fault(daybook, { mailerFails: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    expect(booked.status).toBe(201);
    await eventually(async () => (await rowsOf(daybook, id)).map((row) => row.attempts)).toEqual([1, 1, 1]);
    await eventually(() => statesOf(daybook, id)).toEqual(["waiting", "waiting", "done"]);
    await eventually(async () => (await rowsOf(daybook, id))[0]?.last_error).toContain("out of order");
    const [first] = await rowsOf(daybook, id);
    expect((first?.due ?? 0) - Date.now()).toBeLessThan(11 * SECOND);
    expect(await nextLook()).toBeLessThan(Date.now() + 16 * SECOND);

    await forgetErrors(daybook, id);
    await lookLater(daybook, 11 * SECOND);
    await eventually(async () => (await rowsOf(daybook, id))[0]?.last_error).toContain("out of order");
    await eventually(async () => (await rowsOf(daybook, id))[1]?.last_error).toContain("out of order");
    await fault(daybook, { mailerFails: false });
    await lookLater(daybook, 3 * MINUTE);
    await allDone(daybook, id);
    expect(await mailsOf(daybook, id)).toHaveLength(2);
    const detail = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token });
    expect(detail.json.deliveries.map((one: { attempts: number }) => one.attempts)).toEqual([3, 3]);
  });

  it("leaves a dead letter in plain sight when it never recovers", async () => {
    await fault(daybook, { mailerFails: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    const ended = async () =>
      (await rowsOf(daybook, id)).slice(0, 2).map((row) => [row.attempts, row.last_error !== null]);
    for (let attempt = 1; attempt <= 8; attempt++) {
      await eventually(ended).toEqual([
        [attempt, true],
        [attempt, true],
      ]);
      await forgetErrors(daybook, id, "waiting");
      // Its circuit would let one alone try.
      await askDatabase(daybook, "DELETE FROM circuits");
      const next = RETRIES[attempt - 1];
      if (next !== undefined) await lookLater(daybook, next * MINUTE + 5 * SECOND);
    }
    await eventually(() => statesOf(daybook, id)).toEqual(["failed", "failed", "done"]);
    await fault(daybook, { ahead: 0 });
    const detail = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token });
    expect(detail.json.deliveries).toMatchObject([{ state: "failed" }, { state: "failed" }]);
    expect(detail.json.deliveries[0].lastError).toContain("out of order");
  });
});

describe("an attempt whose end nobody knows", () => {
  it("is not repeated blindly once the receiver may have forgotten it: it becomes a dead letter", async () => {
    await fault(daybook, { mailerFails: true });
    const { id } = (await book(daybook, page, await freeTime())).json;
    await eventually(async () => (await rowsOf(daybook, id)).map((row) => row.last_error !== null)).toEqual([
      true,
      true,
      false,
    ]);
    await fault(daybook, { mailerFails: false });
    await lookLater(daybook, 23 * 60 * MINUTE + MINUTE);
    await eventually(() => statesOf(daybook, id)).toEqual(["failed", "failed", "done"]);
    expect(await mailsOf(daybook, id)).toEqual([]);
  });
});

describe("an attempt that never ends", () => {
  /** As if so many attempts had taken their process with them. */
  const outlive = (deliveryId: string, attempts: number) =>
    askDatabase(
      daybook,
      "UPDATE deliveries SET attempts = $2, due_at = now(), leased_until = now() WHERE id = $1 AND state = 'waiting'",
      [deliveryId, attempts],
    );

  it("is repeated no more often than any other: it becomes a dead letter, and those beside it are carried out", async () => {
    await fault(daybook, { losesMessages: true });
    const { id } = (await book(daybook, page, await freeTime())).json;
    const [first, second] = await rowsOf(daybook, id);
    await outlive(first?.id ?? "", 8);
    await outlive(second?.id ?? "", 7);
    await fault(daybook, { losesMessages: false });
    await ring(daybook);
    await eventually(() => statesOf(daybook, id)).toEqual(["failed", "done", "done"]);
    expect((await rowsOf(daybook, id)).map((row) => [row.attempts, row.last_error])).toEqual([
      [9, "No attempt at it ever ended."],
      [8, null],
      [1, null],
    ]);
  });
});
