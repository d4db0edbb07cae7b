import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { asAdmin } from "../../../scripts/test/database.ts";
import { openConsole } from "./console-host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test.each([390, 1280])("a key is made, told once, used and revoked, %d pixels wide", async (width) => {
  const { page } = await openConsole("/console/settings/keys", { width });
  await page.getByText("No key yet").waitFor();
  await page.getByRole("button", { name: "New key" }).click();
  const form = page.getByRole("dialog", { name: "New key" });
  await form.getByRole("button", { name: "Make the key" }).click();
  await form.getByText("Give it a name.").waitFor();
  await form.getByLabel("Name").fill("CRM");
  await form.getByLabel(/^Book/).check();
  await form.getByRole("button", { name: "Make the key" }).click();
  const told = page.getByRole("alertdialog", { name: "The key CRM" });
  const key = await told.getByRole("textbox", { name: "Key" }).inputValue();
  expect(key).toMatch(/^dbk_[\w-]{43}$/);
  await told.getByRole("button", { name: "I have copied it" }).click();

  const { origin } = new URL(page.url());
  const asked = (path: string) => fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect([(await asked("/v1/bookings")).status, (await asked("/v1/webhooks")).status]).toEqual([200, 403]);
  await page.reload();
  await page.getByText(/^Last used /).waitFor();
  await page.getByText("Read, Book").waitFor();
  expect(await page.content()).not.toContain(key);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.getByRole("button", { name: "Revoke CRM" }).click();
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await page.getByText("CRM has ended.").waitFor();
  await page.getByText("No key yet").waitFor();
  expect((await asked("/v1/bookings")).status).toBe(401);
  expect(page.problems.filter((one) => !/40[13]/.test(one))).toEqual([]);
});

test("who signed in a while ago is asked for their password, and goes on where they were", async () => {
  const { page, host } = await openConsole("/console/settings/keys");
  const mine = `(SELECT owner_id FROM handles WHERE handle = '${host.handle}')`;
  await asAdmin(
    running().databaseUrl,
    `UPDATE sessions SET created_at = created_at - interval '11 minutes' WHERE account_id = ${mine}`,
  );
  await page.getByRole("button", { name: "New key" }).click();
  const form = page.getByRole("dialog", { name: "New key" });
  await form.getByLabel("Name").fill("CRM");
  const make = form.getByRole("button", { name: "Make the key" });
  await make.click();
  const proof = page.getByRole("dialog", { name: "Show that it’s you" });
  await proof.getByLabel("Password").waitFor();
  await page.keyboard.press("Escape");
  await proof.waitFor({ state: "detached" });
  // Left at that: nothing was done, nothing is wrong, and what was typed is there.
  expect(await form.getByLabel("Name").inputValue()).toBe("CRM");
  expect(await page.getByRole("alert").count()).toBe(0);
  await make.click();
  await proof.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await proof.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("alertdialog", { name: "The key CRM" }).waitFor();
});
