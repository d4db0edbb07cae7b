import { afterAll, beforeAll, expect, test } from "vitest";
import { type Daybook, day, type Host, makePage, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { inStorage } from "./faults.ts";

let daybook: Daybook;
let host: Host;
beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "UTC");
});
afterAll(() => daybook?.close());

test("a page's room keeps which dates are off, and not why", async () => {
  const off = { date: day(3), until: day(5), reason: "Surgery", windows: [] };
  const page = await makePage(daybook, host, {}, { timezone: "UTC", overrides: [off] });
  const slots = await slotsOf(daybook, page);
  expect(slots.some(({ start }) => start.startsWith(day(3)))).toBe(false);
  const kept = JSON.stringify(await inStorage(daybook, "PageRoom", page.id, "SELECT body FROM hosts"));
  for (const date of [day(3), day(4), day(5)]) expect(kept).toContain(date);
  for (const table of ["page", "hosts", "stretches"])
    expect(JSON.stringify(await inStorage(daybook, "PageRoom", page.id, `SELECT * FROM ${table}`))).not.toContain(
      "Surgery",
    );
});
