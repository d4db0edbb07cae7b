import { afterAll, beforeAll, expect, it } from "vitest";
import { type Daybook, day, makePage, signUp, slotsOf, startDaybook } from "./daybook.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

it.each([
  ["UTC", 1],
  ["Pacific/Kiritimati", 1],
  ["America/Los_Angeles", 2],
])("in %s, a window of %i days is today there and as many days after it", async (timezone, days) => {
  const host = await signUp(daybook, timezone);
  const always = { timezone, hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }] };
  const page = await makePage(daybook, host, { bookingWindow: { days } }, always);
  const date = (instant: number | string) => new Date(instant).toLocaleDateString("sv", { timeZone: timezone });
  const last = () => date(Date.now() + days * 86_400_000);
  const before = last();
  const offered = new Set((await slotsOf(daybook, page, day(-2), day(6))).map(({ start }) => date(start)));
  // Today has no time left in its last half hour, and midnight may pass meanwhile.
  expect([before, last()]).toContain([...offered].at(-1));
  expect([days, days + 1]).toContain(offered.size);
});
