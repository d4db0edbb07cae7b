import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { violationsIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const DATA = "/console/settings/data";

test.each([390, 1280])("everything is written into a file, and fetched, %d pixels wide", async (width) => {
  const { page } = await openConsole(DATA, { width });
  await page.getByRole("button", { name: "Write an export" }).click();
  const fetchFile = page.getByRole("button", { name: "Fetch the ZIP" });
  await fetchFile.waitFor();
  await page.getByText("Ready", { exact: true }).waitFor();
  const coming = page.waitForEvent("download");
  await fetchFile.click();
  expect((await coming).suggestedFilename()).toMatch(/^daybook-\d{4}-\d\d-\d\d\.zip$/);
  await page.getByText(/^Last fetched/).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("Gone").waitFor();
  expect(page.problems).toEqual([]);
});

test("an account is closed by writing its handle, its page says so, and it is kept after all", async () => {
  const { page, host } = await openConsole(DATA, { width: 390 });
  const handle = page.getByLabel(`Write your handle, ${host.handle}`);
  const remove = page.getByRole("button", { name: /^Delete on / });
  await handle.fill("somebody");
  await remove.click();
  await page.getByText(`This isn’t ${host.handle}.`).waitFor();
  await handle.fill(host.handle);
  await remove.click();
  await page.getByRole("heading", { name: "Your account is being deleted" }).waitFor();
  expect(await violationsIn(page)).toEqual([]);
  const visitor = await openWindow(host.page);
  await visitor.getByText("takes no bookings", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await page.getByText("Your account stays. Your page is open again.").waitFor();
  await handle.waitFor();
  expect((await host.slots()).length).toBeGreaterThan(0);
  expect(page.problems.filter((one) => !/422/.test(one))).toEqual([]);
});

test("how long bookings remember people is chosen, and stays", async () => {
  const { page } = await openConsole(DATA);
  const choice = page.getByRole("combobox", { name: "How long bookings remember people" });
  await choice.selectOption({ label: "12 months" });
  await page.getByText("Kept. Older bookings forget people", { exact: false }).first().waitFor();
  await page.reload();
  await expect.poll(() => choice.inputValue()).toBe("12");
});

test("an invitee takes along what is kept of them, and has it erased once the booking is cancelled", async () => {
  const host = await makeHost();
  const booked = await host.book((await host.slots())[0]?.start ?? "");
  const path = new URL(booked.json.manageUrl).pathname;
  const page = await openWindow(path, { width: 390 });
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Take along what is kept of you" }).click();
  expect((await coming).suggestedFilename()).toBe("booking.json");
  await page.getByText("It can be erased once the time is over or cancelled.").waitFor();
  const token = path.split("/").at(-1);
  await host.call("POST", `/v1/manage/${token}/cancellation`, {});
  await page.reload();
  await page.getByRole("button", { name: "Have it erased…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Erase what is kept of you?" });
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Erase it" }).click();
  await page.getByRole("dialog", { name: "It is erased" }).getByRole("button", { name: "Close" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect((await fetch(`${running().baseUrl}/v1/manage/${token}`)).status).toBe(404);
  const { page: console } = await openConsole("/console/bookings?state=cancelled", { host });
  await console.getByText("Erased").first().waitFor();
});
