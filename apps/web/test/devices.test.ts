import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { asAdmin } from "../../../scripts/test/database.ts";
import { violationsIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import type { TestHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const SECURITY = "/console/settings/security";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";

/** Signs the host in elsewhere, as another device or as a program. */
async function elsewhere({ handle }: TestHost, agent: string, more: object = {}) {
  const answer = await fetch(`${running().baseUrl}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": agent },
    body: JSON.stringify({ email: `${handle}@example.com`, password: `correct-${handle}-horse`, ...more }),
  });
  return (await answer.json()) as { refreshToken: string; accessToken: string };
}

test.each([390, 1280])(
  "a device is signed out from another one, which says so at once, %d pixels wide",
  async (width) => {
    const { page: here, host } = await openConsole(SECURITY, { width });
    const { page: there } = await openConsole("/console/bookings", { host });
    await there.getByRole("heading", { level: 1 }).waitFor();
    const devices = here.getByRole("region", { name: "Where you’re signed in" });
    await devices.getByText("this one").waitFor();
    await here.reload();
    const rows = devices.getByRole("listitem");
    await rows.nth(2).waitFor();
    expect(await rows.first().getByText("Chrome on Linux").count()).toBe(1);
    expect(await rows.first().getByRole("button").count()).toBe(0);
    expect(await here.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    const chrome = rows.filter({ hasText: "Chrome on Linux" }).nth(1);
    await chrome.getByRole("button", { name: "Sign out Chrome on Linux" }).click();
    const ask = here.getByRole("alertdialog", { name: "Sign out Chrome on Linux?" });
    await ask.getByText("can’t be undone").waitFor();
    await ask.getByRole("button", { name: "Sign out" }).click();
    await here.getByText("Chrome on Linux is signed out.").waitFor();
    await rows.nth(2).waitFor({ state: "detached" });

    await there.waitForURL(/\/sign-in\?/);
    await there.getByText("You were signed out here from another device.").waitFor();
    expect(await there.getByText("Ines Duarte").count()).toBe(0);
    await there.getByLabel("Email").fill(`${host.handle}@example.com`);
    await there.getByLabel("Password").fill(`correct-${host.handle}-horse`);
    await there.getByRole("button", { name: "Sign in", exact: true }).click();
    await there.waitForURL(/\/console\/bookings/);
    for (const page of [here, there]) expect(page.problems.filter((one) => !/401/.test(one))).toEqual([]);
  },
);

test("everywhere else is signed out by keys alone, and a list that is open elsewhere follows", async () => {
  const { page: here, host } = await openConsole(SECURITY);
  await elsewhere(host, IPHONE);
  const program = await elsewhere(host, "acme-sync/1.2", { refresh: true });
  await here.reload();
  const devices = here.getByRole("region", { name: "Where you’re signed in" });
  await devices.getByText("Safari on iOS").waitFor();
  await devices.getByText("acme-sync").waitFor();
  expect(await violationsIn(here)).toEqual([]);

  await devices.getByRole("button", { name: "Sign out everywhere else" }).focus();
  await here.keyboard.press("Enter");
  const ask = here.getByRole("alertdialog", { name: "Sign out everywhere else?" });
  await ask.getByText("3 other devices and programs are out at once").waitFor();
  await ask.getByRole("button", { name: "Sign out everywhere else" }).focus();
  await here.keyboard.press("Enter");
  await here.getByText("You’re signed in here alone now.").waitFor();
  await devices.getByText("Nowhere else.").waitFor();
  expect(await devices.getByRole("button").count()).toBe(0);
  const spent = await fetch(`${running().baseUrl}/v1/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ refreshToken: program.refreshToken }),
  });
  expect(spent.status).toBe(401);
  expect(here.problems).toEqual([]);
});

test("a list that is open follows what happens on another device, and tells of a stolen refresh token", async () => {
  const { page: here, host } = await openConsole(SECURITY);
  const { page: there } = await openConsole(SECURITY, { host });
  const { refreshToken } = await elsewhere(host, "acme-sync/1.2", { refresh: true });
  const spend = () =>
    fetch(`${running().baseUrl}/v1/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ refreshToken }),
    });
  const listOn = (page: typeof here) => page.getByRole("region", { name: "Where you’re signed in" });
  for (const page of [here, there]) {
    await page.reload();
    await listOn(page).getByText("acme-sync").waitFor();
  }
  await spend();
  await asAdmin(
    running().databaseUrl,
    "UPDATE sessions SET renewed_at = renewed_at - interval '1 minute' WHERE renewed_at IS NOT NULL",
  );
  expect((await spend()).status).toBe(401);
  await listOn(here).getByText("because a refresh token came back that had been used").waitFor();
  await listOn(there).getByRole("button", { name: "Remove acme-sync from the list" }).click();
  await listOn(here).getByText("acme-sync").waitFor({ state: "detached" });
  expect(here.problems).toEqual([]);
});
