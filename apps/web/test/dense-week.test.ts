import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const names = ["Aino Lehto", "Rui Matos", "Samir Haddad", "Bea Monteiro", "Sol Ferrer", "Marek Dvořák"];
const date = day(3);

/** Twelve calls of a quarter of an hour, one after the other. */
async function busyMorning(): Promise<TestHost> {
  const host = await makeHost({ eventType: { title: "Call", durations: [15], slotInterval: 15 } });
  const { json } = await host.call<{ slots: { start: string }[] }>(
    "GET",
    `/v1/pages${host.page}/slots?from=${date}&to=${date}&timezone=Europe/Lisbon&duration=15`,
  );
  for (const [index, { start }] of json.slots.slice(0, 12).entries()) {
    const invitee = { name: names[index % names.length], email: `a${index}@example.com` };
    await host.call("POST", `/v1/pages${host.page}/bookings`, { start, duration: 15, timezone: "UTC", invitee });
  }
  return host;
}

for (const [width, height, least] of [
  [1280, 900, 14],
  [390, 844, 35],
] as const)
  test(`twelve short bookings back to back stand one under the other with their names, ${width} px wide`, async () => {
    const { page } = await openConsole(`/console/calendar?date=${date}`, { host: await busyMorning(), width, height });
    const blocks = page.locator("[data-block]");
    await eventually(() => blocks.count()).toBe(12);
    const column = await page.locator("[data-column]").filter({ has: blocks }).boundingBox();
    const boxes = await blocks.evaluateAll((all) =>
      all.map((one) => {
        const { top, bottom, width, height } = one.getBoundingClientRect();
        const name = one.querySelector("b");
        const readable = name !== null && name.scrollWidth <= name.clientWidth && name.clientHeight <= height;
        return { top, bottom, width, height, readable };
      }),
    );
    for (const [index, box] of boxes.entries()) {
      expect(box.width).toBeGreaterThan((column?.width ?? 0) * 0.9);
      expect(box.height).toBeGreaterThanOrEqual(least);
      expect(box.readable).toBe(true);
      const next = boxes[index + 1];
      if (next) expect(Math.abs(next.top - box.bottom)).toBeLessThan(0.6);
    }
    expect(page.problems).toEqual([]);
  });
