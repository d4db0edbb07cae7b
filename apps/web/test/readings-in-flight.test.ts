import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { still } from "./still.ts";
import { closeBrowser, closeWindows } from "./window.ts";

/* A reading that began before a change ends after it: what it brings is older than what is shown. */

afterEach(closeWindows);
afterAll(closeBrowser);

/** The list of a host with three event types, whose live line can be made to say nothing more. */
async function openList() {
  const host = await makeHost({ eventType: { title: "A" } });
  const { json } = await host.call<{ scheduleId: string }>("GET", `/v1/event-types/${host.eventTypeId}`);
  for (const title of ["B", "C"])
    await host.call("POST", "/v1/event-types", { title, scheduleId: json.scheduleId, durations: [30] });
  const line = { isDeaf: false };
  const { page } = await openConsole("/console/event-types", {
    host,
    prepare: (opened) =>
      opened.routeWebSocket(/\/live/, (socket) => {
        const server = socket.connectToServer();
        server.onMessage((message) => line.isDeaf || socket.send(message));
      }),
  });
  await eventually(() => page.locator("main h3 a").allTextContents()).toEqual(["A", "B", "C"]);
  await still(page);
  /** Somebody books, so that the console reads all anew. */
  const slots = await host.slots(30);
  const changeElsewhere = () => host.book(slots.pop()?.start ?? "", 30);
  return { host, page, line, changeElsewhere };
}

/** Keeps the next answer to this request back; it is as old as the moment it was asked for. */
async function keepBack(page: Page, method: string, path: string | RegExp) {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let isKept = false;
  await page.route(path, async (route) => {
    if (isKept || route.request().method() !== method) return route.fallback();
    isKept = true;
    const response = await route.fetch();
    asked.resolve();
    await released.promise;
    // Who asked may have given it up.
    await route.fulfill({ response }).catch(() => {});
    ended.resolve();
  });
  return {
    asked: asked.promise,
    release: () => {
      released.resolve();
      return ended.promise;
    },
  };
}

/** A page that still waits for an answer doesn't come to rest: what it was given is drawn by now. */
const drawn = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 150)));

const makeGroup = async (page: Page) => {
  await page.getByRole("button", { name: "New group" }).click();
  await page.getByLabel("Heading").fill("Later");
  await page.getByRole("button", { name: "Make the group" }).click();
};

test("a group that was just made stays, whatever was being read meanwhile", async () => {
  const { page, line, changeElsewhere } = await openList();
  const reading = await keepBack(page, "GET", "**/v1/event-type-order");
  await changeElsewhere();
  await reading.asked;
  line.isDeaf = true;
  const sent = page.waitForResponse((response) => response.request().method() === "PUT" && response.ok());
  await makeGroup(page);
  await sent;
  const heading = page.getByRole("heading", { name: "Later", level: 2 });
  await heading.waitFor();
  await reading.release();
  await still(page);
  expect(await heading.count()).toBe(1);
  expect(page.problems).toEqual([]);
});

test("a group whose making isn't answered yet is shown once, though it is read already", async () => {
  const { page } = await openList();
  const making = await keepBack(page, "PUT", "**/v1/event-type-order");
  const read = page.waitForResponse(
    async (response) => response.request().method() === "GET" && (await response.text()).includes("Later"),
  );
  await makeGroup(page);
  await making.asked;
  await read;
  await drawn(page);
  const headings = page.getByRole("heading", { name: "Later", level: 2 });
  expect(await headings.count()).toBe(1);
  await making.release();
  await still(page);
  expect(await headings.count()).toBe(1);
});

test("a switch and a deletion stay as they were made while their answers are on the way", async () => {
  const { page, line, changeElsewhere } = await openList();
  const list = /\/v1\/event-types(\?|$)/;
  const titles = () => page.locator("main h3 a").allTextContents();
  const off = page.getByRole("switch", { name: "B can be booked", checked: false });
  const switching = await keepBack(page, "PATCH", "**/v1/event-types/*");
  const reading = await keepBack(page, "GET", list);
  await changeElsewhere();
  await reading.asked;
  line.isDeaf = true;
  await page.getByRole("switch", { name: "B can be booked" }).click();
  await switching.asked;
  await reading.release();
  await drawn(page);
  expect(await off.count()).toBe(1);
  await switching.release();
  await still(page);
  expect(await off.count()).toBe(1);

  line.isDeaf = false;
  const deleting = await keepBack(page, "DELETE", "**/v1/event-types/*");
  const later = await keepBack(page, "GET", list);
  await changeElsewhere();
  await later.asked;
  line.isDeaf = true;
  await page.getByRole("button", { name: "More for C", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await deleting.asked;
  await later.release();
  await drawn(page);
  expect(await titles()).toEqual(["A", "B"]);
  await deleting.release();
  await still(page);
  expect(await titles()).toEqual(["A", "B"]);
  expect(page.problems).toEqual([]);
});
