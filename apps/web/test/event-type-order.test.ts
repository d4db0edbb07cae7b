import type { Locator } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { still } from "./still.ts";
import { closeBrowser, closeWindows, openWindow, pressKey } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Page = Awaited<ReturnType<typeof openConsole>>["page"];
interface Order {
  ungrouped: string[];
  groups: { title: string; eventTypeIds: string[] }[];
}

/** A host with so many event types: A, B, C… */
async function hostWith(count: number): Promise<TestHost> {
  const host = await makeHost({ eventType: { title: "A" } });
  const { json } = await host.call<{ scheduleId: string }>("GET", `/v1/event-types/${host.eventTypeId}`);
  for (let i = 1; i < count; i++)
    await host.call("POST", "/v1/event-types", {
      title: String.fromCharCode(65 + i),
      scheduleId: json.scheduleId,
      durations: [30],
    });
  return host;
}

/** What the API has: "AB|Calls:C". */
async function orderOf(host: TestHost): Promise<string> {
  const { items } = (await host.call<{ items: { id: string; title: string }[] }>("GET", "/v1/event-types")).json;
  const { ungrouped, groups } = (await host.call<Order>("GET", "/v1/event-type-order")).json;
  const titles = (ids: readonly string[]) => ids.map((id) => items.find((one) => one.id === id)?.title).join("");
  return [titles(ungrouped), ...groups.map((one) => `${one.title}:${titles(one.eventTypeIds)}`)].join("|");
}
/** What the console shows. */
const shown = (page: Page) => page.locator("main h3 a").allTextContents();
const menu = async (page: Page, title: string, item: string) => {
  await page.getByRole("button", { name: `More for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("event types are put in order and under headings from their menus, and the public page follows", async () => {
  const host = await hostWith(3);
  const { page } = await openConsole("/console/event-types", { host });
  await eventually(() => shown(page)).toEqual(["A", "B", "C"]);
  await menu(page, "C", "Move up");
  await page.getByText("C: now in place 2 of 3.").waitFor();
  await eventually(() => shown(page)).toEqual(["A", "C", "B"]);
  await menu(page, "A", "Move to a group…");
  await page.getByLabel("Heading").fill("First calls");
  await page.getByRole("dialog").getByRole("button", { name: "Move", exact: true }).click();
  await page.getByText("A is under “First calls” now.").waitFor();
  await page.getByRole("heading", { name: "First calls", level: 2 }).waitFor();
  await eventually(() => orderOf(host)).toBe("CB|First calls:A");

  const visitor = await openWindow(`/${host.handle}`);
  await visitor.getByRole("heading", { name: "First calls" }).waitFor();
  expect(await visitor.locator("main li bdi.strong").allTextContents()).toEqual(["C", "B", "A"]);

  await menu(page, "the group First calls", "Dissolve the group");
  await page.getByText("The group “First calls” is dissolved.").waitFor();
  await eventually(() => orderOf(host)).toBe("CBA");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => orderOf(host)).toBe("CB|First calls:A");
  await menu(page, "the group First calls", "Rename");
  await page.getByLabel("Heading").fill("");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByText("A heading is missing.").waitFor();
  await page.getByLabel("Heading").fill("Calls");
  await page.keyboard.press("Enter");
  await eventually(() => orderOf(host)).toBe("CB|Calls:A");
  expect(page.problems).toEqual([]);
});

test("a row is dragged by mouse, into another group too, and taken back", async () => {
  const host = await hostWith(3);
  const { page } = await openConsole("/console/event-types", { host });
  const row = (title: string) => page.getByRole("row", { name: title, exact: true });
  const drag = async (title: string, to: Locator, part = 0.5) => {
    await row(title).hover({ position: { x: 30, y: 12 } });
    await page.mouse.down();
    /** Where it is now: what was above it may have gone meanwhile. */
    const place = async () => {
      const box = await to.boundingBox();
      if (!box) throw new Error("Nowhere to drop");
      return { x: box.x + 60, y: box.y + box.height * part };
    };
    await to.waitFor();
    const { x, y } = await place();
    await page.mouse.move(x, y + 10, { steps: 6 });
    await page.mouse.move(x, y, { steps: 6 });
    // What is under the pointer is looked up a moment after it was reached: a group, or a line between rows.
    const isThere = async (y: number) =>
      part === 0.5
        ? to.evaluate((element) => element.closest("[data-drop-target]") !== null)
        : page.locator("[data-drop-target]").evaluateAll((places, y) => {
            const rects = places.map((one) => one.getBoundingClientRect());
            return rects.some(({ top, bottom }) => top - 25 < y && y < bottom + 25);
          }, y);
    let moves = 0;
    await eventually(async () => {
      const { x, y } = await place();
      await page.mouse.move(x + (++moves % 2), y);
      return isThere(y);
    }).toBe(true);
    await page.mouse.up();
  };
  await row("C").waitFor();
  await drag("C", row("A"), 0.1);
  await page.getByText("C: now in place 1 of 3.").waitFor();
  await eventually(() => orderOf(host)).toBe("CAB");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => orderOf(host)).toBe("ABC");

  await page.getByRole("button", { name: "New group" }).click();
  await page.getByLabel("Heading").fill("Later");
  await page.getByRole("button", { name: "Make the group" }).click();
  const empty = page.getByText(/Nothing here yet/);
  await empty.waitFor();
  // What is shown at once and what is read again meanwhile are one from here on.
  await eventually(() => orderOf(host)).toBe("ABC|Later:");
  await still(page);
  await empty.waitFor();
  await drag("B", empty);
  await eventually(() => orderOf(host)).toBe("AC|Later:B");
  await drag("A", row("B"), 0.9);
  await eventually(() => orderOf(host)).toBe("C|Later:BA");
  expect(page.problems).toEqual([]);
});

test("a row is dragged from the keyboard, its place said", async () => {
  const host = await hostWith(3);
  const { page } = await openConsole("/console/event-types", { host });
  await still(page);
  await pressKey(page.getByRole("button", { name: "Drag A" }), "Enter");
  // The focus goes to a place to drop it; keys before that are nobody's.
  await page.locator("[data-drop-target]").first().waitFor({ state: "attached" });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText(/^A: now in place [23] of 3\.$/).waitFor();
  await eventually(() => orderOf(host)).not.toBe("ABC");
  expect(page.problems).toEqual([]);
});

test("what is taken back leaves what others arranged since", async () => {
  const host = await hostWith(4);
  const { page } = await openConsole("/console/event-types", { host });
  await menu(page, "D", "Move up");
  await page.getByText("D: now in place 3 of 4.").waitFor();
  const { json } = await host.call<Order & { version: number }>("GET", "/v1/event-type-order");
  const [a = "", b = "", d = "", c = ""] = json.ungrouped;
  const answer = await fetch(`${running().baseUrl}/v1/event-type-order`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${host.token}`,
      "if-match": `"${json.version}"`,
    },
    body: JSON.stringify({ ungrouped: [b, d, c], groups: [{ title: "Calls", eventTypeIds: [a] }] }),
  });
  expect(answer.status).toBe(200);
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => orderOf(host)).toBe("BCD|Calls:A");
  expect(page.problems).toEqual([]);
});

test("two who arrange at once both have their way", async () => {
  const host = await hostWith(4);
  const { page } = await openConsole("/console/event-types", { host });
  await eventually(() => shown(page)).toEqual(["A", "B", "C", "D"]);
  // Another window, of which this one hasn't heard yet: its next order is out of date.
  const { json } = await host.call<Order & { version: number }>("GET", "/v1/event-type-order");
  let overtaken = false;
  await page.route("**/v1/event-type-order", async (route) => {
    if (route.request().method() !== "PUT" || overtaken) return route.continue();
    overtaken = true;
    await fetch(`${running().baseUrl}/v1/event-type-order`, {
      method: "PUT",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${host.token}`,
        "if-match": `"${json.version}"`,
      },
      body: JSON.stringify({ ungrouped: json.ungrouped.toReversed(), groups: [] }),
    });
    return route.continue();
  });
  await menu(page, "A", "Move down");
  await page.getByText(/^A: now in place/).waitFor();
  // D C B A, and then A after B.
  await eventually(() => orderOf(host)).toBe("DCBA");
  await eventually(() => shown(page)).toEqual(["D", "C", "B", "A"]);
});

test("from eight on one searches, on the phone too, and each says when it is free next", async () => {
  const host = await hostWith(8);
  const { page } = await openConsole("/console/event-types", { host, width: 390, height: 844 });
  await page.getByRole("searchbox", { name: "Find an event type" }).fill("h");
  await eventually(() => shown(page)).toEqual(["H"]);
  await page.getByText("Next free").waitFor();
  await page.getByRole("searchbox", { name: "Find an event type" }).fill("nothing like it");
  await page.getByText("No event type has “nothing like it” in its name.").waitFor();
  await page.getByRole("searchbox", { name: "Find an event type" }).press("Escape");
  await eventually(async () => (await shown(page)).length).toBe(8);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await host.call("DELETE", `/v1/event-types/${host.eventTypeId}`);
  await page.getByText("A was deleted in another window.").waitFor({ timeout: 5000 });
  expect(await page.getByRole("searchbox").count()).toBe(0);
});
