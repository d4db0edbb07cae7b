import type { Locator } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { asAdmin } from "../../../scripts/test/database.ts";
import { shownCode, withAuthenticator } from "./authenticators.ts";
import { seriousIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Window = Awaited<ReturnType<typeof openConsole>>["page"];

const passkeys = (page: Window) => page.locator("section", { has: page.getByRole("heading", { name: "Passkeys" }) });
const factor = (page: Window) => page.locator("section", { has: page.getByRole("heading", { name: "Second factor" }) });
const leave = async (page: Window) => {
  await page.context().clearCookies();
  await page.goto(`${running().baseUrl}/sign-in`);
};
/** As if its person had signed in a while ago. */
const age = (handle: string) =>
  asAdmin(
    running().databaseUrl,
    `UPDATE sessions SET created_at = created_at - interval '11 minutes', proved_at = NULL
      WHERE account_id = (SELECT owner_id FROM handles WHERE handle = '${handle}')`,
  );
/** Beside a picture that is named after what it says. */
const code = (within: Window | Locator) => within.getByRole("textbox", { name: "Code", exact: true });
const overflow = (page: Window) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Refusals are part of what is tried here. */
const problems = (page: Window) => page.problems.filter((one) => !/40[13]|WebSocket/.test(one));

test("a passkey is made, signs in alone, proves again, is renamed and removed", { timeout: 60_000 }, async () => {
  const { page, host } = await openConsole("/console/settings/security");
  const device = await withAuthenticator(page);
  await passkeys(page).getByRole("button", { name: "Add a passkey" }).click();
  await passkeys(page)
    .getByText(/Kept by your password manager/)
    .waitFor();
  expect(await seriousIn(page)).toEqual([]);

  // Not asked for by itself: only once its button is pressed.
  await device.answers(false);
  await leave(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).waitFor();
  expect(await page.getByLabel("Email").getAttribute("autocomplete")).toBe("username webauthn");
  expect(await seriousIn(page)).toEqual([]);
  await device.answers(true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(/\/console\/calendar/);

  await page.goto(`${running().baseUrl}/console/settings/security`);
  await age(host.handle);
  await passkeys(page)
    .getByRole("button", { name: /^Rename / })
    .click();
  const renaming = page.getByRole("dialog", { name: "Rename the passkey" });
  await renaming.getByLabel("Name").fill("Key ring");
  await page.keyboard.press("Enter");
  await passkeys(page).getByRole("heading", { name: "Key ring" }).waitFor();
  await passkeys(page).getByRole("button", { name: "Remove Key ring" }).click();
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  const proof = page.getByRole("dialog", { name: "Show that it’s you" });
  await proof.getByLabel("Password").waitFor();
  await proof.getByRole("button", { name: "Use your passkey" }).click();
  await page.getByText("Key ring was removed.").waitFor();
  await passkeys(page)
    .getByText(/With a passkey you sign in/)
    .waitFor();
  expect(problems(page)).toEqual([]);
});

test("a passkey is offered where the address is filled in", { timeout: 60_000 }, async () => {
  const { page } = await openConsole("/console/settings/security");
  await withAuthenticator(page);
  await passkeys(page).getByRole("button", { name: "Add a passkey" }).click();
  await passkeys(page).getByRole("listitem").waitFor();
  // The browser's own authenticator chooses by itself what it is offered.
  await leave(page);
  await page.waitForURL(/\/console\/calendar/);
});

test.each([390, 1280])(
  "codes of an app are switched on, asked for, stood in for, and switched off, %d pixels wide",
  { timeout: 90_000 },
  async (width) => {
    const { page, host } = await openConsole("/console/settings/security", { width });
    await factor(page).getByRole("button", { name: "Turn on…" }).click();
    const setup = page.getByRole("alertdialog", { name: "Codes from an app" });
    await setup.getByRole("img", { name: /^QR code/ }).waitFor();
    expect(await seriousIn(page)).toEqual([]);
    const key = ((await setup.locator("code").textContent()) ?? "").replace(/\s/g, "");
    await code(setup).fill("12345");
    await setup.getByRole("button", { name: "Turn on" }).click();
    await setup.getByText("The code has six digits.").waitFor();
    await code(setup).fill(shownCode(key));
    await setup.getByRole("button", { name: "Turn on" }).click();
    const told = page.getByRole("alertdialog", { name: "Ten recovery codes" });
    await told.waitFor();
    const codes = await told.locator("li code").allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.keyboard.press("Escape");
    expect(await told.getByRole("button", { name: "Done" }).isDisabled()).toBe(true);
    const saved = page.waitForEvent("download");
    await told.getByRole("button", { name: "Save as text" }).click();
    expect((await saved).suggestedFilename()).toBe("daybook-recovery-codes.txt");
    await told.getByLabel("I have put them somewhere safe").check();
    await told.getByRole("button", { name: "Done" }).click();
    await factor(page).getByText("of 10").waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    const enter = async () => {
      await leave(page);
      await page.getByLabel("Email").fill(`${host.handle}@example.com`);
      await page.getByLabel("Password").fill(`correct-${host.handle}-horse`);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "One more thing" }).waitFor();
    };
    await enter();
    expect(await seriousIn(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // The sixth digit sends it.
    await code(page).fill("000000");
    await page.getByText(/^This isn’t the code/).waitFor();
    await code(page).fill(shownCode(key, 1));
    await page.waitForURL(/\/console\/calendar/);

    await enter();
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill((codes[0] ?? "").toLowerCase());
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/console\/calendar/);
    await page.goto(`${running().baseUrl}/console/settings/security`);
    await factor(page).locator("b", { hasText: "9" }).waitFor();

    await age(host.handle);
    await factor(page).getByRole("button", { name: "Turn off…" }).click();
    await page.getByRole("button", { name: "Turn it off" }).click();
    const proof = page.getByRole("dialog", { name: "Show that it’s you" });
    await proof.getByRole("button", { name: "Use a recovery code" }).click();
    expect(await proof.getByLabel("Password").count()).toBe(0);
    await proof.getByLabel("Recovery code").fill(codes[1] ?? "");
    await page.keyboard.press("Enter");
    await page.getByText("The second factor is off.").waitFor();
    await factor(page).getByRole("button", { name: "Turn on…" }).waitFor();
    expect(problems(page)).toEqual([]);
  },
);

test("a session that ends in the middle of work is gone on with by both things", { timeout: 60_000 }, async () => {
  const { page, host } = await openConsole("/console/settings/security");
  await factor(page).getByRole("button", { name: "Turn on…" }).click();
  const setup = page.getByRole("alertdialog", { name: "Codes from an app" });
  await setup.getByRole("img", { name: /^QR code/ }).waitFor();
  const key = ((await setup.locator("code").textContent()) ?? "").replace(/\s/g, "");
  await page.context().clearCookies();
  await code(setup).fill(shownCode(key, -1));
  await setup.getByRole("button", { name: "Turn on" }).click();
  const ended = page.getByRole("alertdialog", { name: "You’ve been signed out" });
  await ended.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.keyboard.press("Enter");
  await ended.waitFor({ state: "detached" });
  await setup.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("alertdialog", { name: "Ten recovery codes" }).waitFor();
  await page.getByLabel("I have put them somewhere safe").check();
  await page.getByRole("button", { name: "Done" }).click();
  await page.context().clearCookies();
  await factor(page).getByRole("button", { name: "Make new ones…" }).click();
  await page.getByRole("button", { name: "Make new ones", exact: true }).click();
  await ended.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.keyboard.press("Enter");
  await code(ended).fill(shownCode(key, 1));
  await ended.waitFor({ state: "detached" });
});
