import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

async function timesOf(host: TestHost): Promise<string[]> {
  return (await host.slots()).map(({ start }) => start).filter((start) => start.slice(0, 10) === day(3));
}

async function openForm(host: TestHost, start: string) {
  const page = await openWindow(`${withTime(host.page, start)}&name=Ana%20Costa&email=ana%40example.com`);
  await lineOf(page, start).click();
  await page.getByText(/^Pencilled in for you until/).waitFor();
  return page;
}

async function setPaused(host: TestHost, paused: boolean): Promise<{ status: number }> {
  const path = `/v1/event-types/${host.eventTypeId}`;
  const { json } = await host.call<{ version: number }>("GET", path);
  return fetch(running().baseUrl + path, {
    method: "PATCH",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${host.token}`,
      "if-match": `"${json.version}"`,
    },
    body: JSON.stringify({ paused }),
  });
}

const ways = (host: TestHost) => ({
  deleted: () => host.call("DELETE", `/v1/event-types/${host.eventTypeId}`),
  paused: () => setPaused(host, true),
});
const says = { deleted: "can’t be booked any more", paused: "Private lesson is paused" };

test.each(["deleted", "paused"] as const)(
  "a form whose event type is %s meanwhile says so, and where to go",
  async (way) => {
    const host = await makeHost();
    const [start = ""] = await timesOf(host);
    const page = await openForm(host, start);
    expect((await ways(host)[way]()).status).toBeLessThan(300);
    await page.getByRole("heading", { name: says[way] }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toContain(says[way]);
    expect(await page.getByText(/Pencilled in/).count()).toBe(0);
    expect(await page.getByRole("button", { name: /^Book/ }).count()).toBe(0);
    await page.getByText("Nothing was booked").waitFor();
    await page.getByRole("link", { name: "What else Ines offers" }).click();
    await page.waitForURL(`**/${host.handle}`);
  },
);

test("a form that isn't told live finds out when it is sent", async () => {
  const host = await makeHost();
  const [start = ""] = await timesOf(host);
  const page = await openWindow(`${withTime(host.page, start, "")}&name=Ana%20Costa&email=ana%40example.com#details`, {
    prepare: (opened) => opened.routeWebSocket(/\/live/, () => {}),
  });
  await page.getByText(/^Pencilled in for you until/).waitFor();
  await host.call("DELETE", `/v1/event-types/${host.eventTypeId}`);
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: says.deleted }).waitFor();
  expect(await page.getByText(/Pencilled in/).count()).toBe(0);
});

test("paused and then open again, the form is there with what was written", async () => {
  const host = await makeHost();
  const [start = ""] = await timesOf(host);
  const page = await openForm(host, start);
  await page.getByLabel("Name").fill("Ana Maria Costa");
  await ways(host).paused();
  await page.getByRole("heading", { name: says.paused }).waitFor();
  await setPaused(host, false);
  await page.getByText(/^Pencilled in for you until/).waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Ana Maria Costa");
});

test("a page whose event type is deleted while one chooses says that nothing is there", async () => {
  const host = await makeHost();
  const page = await openWindow(host.page);
  await page.locator(".time[data-state=free]").first().waitFor();
  await ways(host).deleted();
  await page.getByRole("heading", { name: "Nothing is written here" }).waitFor();
  await page.getByRole("link", { name: /All pages of/ }).waitFor();
});

test("a link to the form at a time that is over leads to the times there are", async () => {
  const host = await makeHost();
  const past = new Date(Date.now() - 86_400_000).toISOString().replace(/T.*/, "T10:00:00Z");
  const page = await openWindow(withTime(host.page, past, "#details"));
  await page.getByText(/is over by now\./).waitFor();
  await page.locator(".time[data-state=free]").first().waitFor();
  expect(await page.getByRole("button", { name: /^Book/ }).count()).toBe(0);
  expect(new URL(page.url()).hash).toBe("");
});

test("a link to the form at a time that was booked leads to its day, with the nearest before and after", async () => {
  const host = await makeHost();
  const times = await timesOf(host);
  const taken = times[6] ?? "";
  expect((await host.book(taken)).status).toBe(201);
  const free = (await timesOf(host)).map((start) => Date.parse(start));
  const page = await openWindow(withTime(host.page, taken, "#details"));
  await page.getByText(`${taken.slice(11, 16)} isn’t free any more.`).waitFor();
  const offers = page.getByRole("button", { name: /^Take / });
  await eventually(() => offers.count()).toBe(2);
  const at = Date.parse(taken);
  const expected = [Math.max(...free.filter((one) => one < at)), Math.min(...free.filter((one) => one > at))];
  const names = expected.map((one) => `Take ${new Date(one).toISOString().slice(11, 16)}`);
  expect(await offers.allTextContents()).toEqual(names);
  expect(await page.getByRole("button", { name: /^Book/ }).count()).toBe(0);
});
