import { afterAll, afterEach, expect, test } from "vitest";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow, withTime } from "./window.ts";

/* A window that stays open through a deploy asks for parts of its page that are there no more. */

afterEach(closeWindows);
afterAll(closeBrowser);

const booked = async (host: TestHost) => {
  const { json } = await host.book((await host.slots())[0]?.start ?? "");
  return new URL(json.manageUrl).pathname;
};

test("a page whose part is gone loads again by itself, and goes on", async () => {
  const host = await makeHost();
  const page = await openWindow(await booked(host));
  await page.route(/\/assets\/cancel-dialog-/, (route) => route.fulfill({ status: 404 }), { times: 1 });
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Cancel…" }).click();
  await loaded;
  await page.getByRole("alertdialog", { name: "Cancel Private lesson?" }).waitFor();
});

test("what was booked in that moment is shown as booked", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const page = await openWindow(withTime(host.page, slot?.start ?? "", "#details"));
  await page.route(/\/assets\/booked-step-.*\.js/, (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.getByLabel("Name").fill("Ana");
  await page.getByLabel("Email").fill("ana@example.com");
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await loaded;
  await page.getByRole("heading", { name: "You’re booked, Ana." }).waitFor();
});

test("a page that stays broken says so, and isn't loaded over and over", async () => {
  const host = await makeHost();
  const page = await openWindow(await booked(host));
  await page.route(/\/assets\/cancel-dialog-/, (route) => route.fulfill({ status: 404 }));
  let loads = 0;
  page.on("load", () => loads++);
  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("heading", { name: "This page lost its thread" }).waitFor();
  await page.waitForTimeout(500);
  expect(loads).toBe(1);
});
