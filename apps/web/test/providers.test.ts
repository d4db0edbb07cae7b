import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { seriousIn } from "./axe.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const own = `h${Date.now().toString(36)}`;
/** Goes to a service by its button, and chooses who one is there. */
async function through(page: Page, button: RegExp, who: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page
    .getByRole("button", { name: new RegExp(who) })
    .first()
    .click();
}
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("somebody starts a daybook by GitHub, comes in by it, links Google and takes it off again", async () => {
  const page = await openWindow("/sign-up", { width: 1280 });
  await through(page, /Continue with GitHub/, "mara");
  await page.getByRole("heading", { name: "Almost there" }).waitFor();
  expect(new URL(page.url()).search).toBe("");
  expect(await page.getByLabel("Name").inputValue()).toBe("Mara Lind");
  expect(await page.getByLabel("Handle").inputValue()).toBe("mara");
  await page.getByText("Confirmed by GitHub").waitFor();
  expect(await seriousIn(page)).toEqual([]);
  // What came is still there after the page was loaded again.
  await page.reload();
  await page.getByLabel("Handle").fill("admin");
  await page.getByRole("button", { name: "Start your daybook" }).click();
  await page.getByText("“admin” is reserved for Daybook itself.").waitFor();
  await page.getByLabel("Handle").fill(`${own}-m`);
  await page.getByText("is free").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/console\/event-types/);

  await page.context().clearCookies();
  await page.goto(`${running().baseUrl}/console/settings/security`);
  await page.waitForURL(/\/sign-in\?next=/);
  await through(page, /Continue with GitHub/, "mara");
  await page.waitForURL(/\/console\/settings\/security$/);
  const linked = page.getByRole("region", { name: "Sign in with" });
  await linked.getByText("mara@daybook.example").waitFor();

  // It is the only way in.
  await linked.getByRole("button", { name: "Unlink GitHub" }).click();
  await page.getByRole("button", { name: "Unlink", exact: true }).click();
  await page.getByText("It is the only way into your daybook.").waitFor();
  await page.getByRole("button", { name: "Keep it" }).click();

  await linked.getByRole("button", { name: "Link Google" }).click();
  await page
    .getByRole("button", { name: /ines@daybook/ })
    .first()
    .click();
  await page.getByText("Google is linked, and opens your daybook from now on.").waitFor();
  await linked.getByText("ines@daybook.example").waitFor();
  expect(await seriousIn(page)).toEqual([]);
  await linked.getByRole("button", { name: "Unlink Google" }).click();
  await page.getByRole("button", { name: "Unlink", exact: true }).click();
  await page.getByText("Google is unlinked.").waitFor();
  await linked.getByRole("button", { name: "Link Google" }).waitFor();
  expect(page.problems.filter((one) => !/40[19]/.test(one))).toEqual([]);
});

test("whose address has a daybook signs in to it, and finds the service linked; on a phone, in the dark", async () => {
  const { baseUrl } = running();
  const password = "correct horse battery";
  const body = { email: "ines@daybook.example", password, name: "Ines Duarte", handle: `${own}-i`, timezone: "UTC" };
  const page = await openWindow("/sign-in?next=/console/feeds", {
    width: 390,
    prepare: (one) => one.emulateMedia({ colorScheme: "dark" }),
  });
  const made = await page.request.post(`${baseUrl}/v1/accounts`, {
    data: body,
    headers: { origin: baseUrl, "idempotency-key": own },
  });
  expect(made.status(), await made.text()).toBe(201);
  await page.context().clearCookies();
  expect([await seriousIn(page), await fits(page)]).toEqual([[], 0]);
  await through(page, /Continue with Largo Studios/, "ines@daybook");
  await page.getByRole("heading", { name: "You have a daybook already" }).waitFor();
  expect(await page.getByLabel("Email").inputValue()).toBe("ines@daybook.example");
  expect([await seriousIn(page), await fits(page)]).toEqual([[], 0]);
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByText("Largo Studios is linked, and opens your daybook from now on.").waitFor();
  await page.waitForURL(/\/console\/feeds$/);
  await page.context().clearCookies();
  await page.goto(`${baseUrl}/sign-in`);
  await through(page, /Continue with Largo Studios/, "ines@daybook");
  await page.waitForURL(/\/console\/calendar/);
});

test("an address that Microsoft hasn't proved is the person's to say, and who declines or comes late is told", async () => {
  const { baseUrl } = running();
  const page = await openWindow("/sign-in", { width: 390 });
  await through(page, /Continue with Microsoft/, "mara");
  await page.getByRole("heading", { name: "Almost there" }).waitFor();
  await page.getByLabel("Email").fill("mara@nowhere");
  await page.getByRole("button", { name: "Start your daybook" }).click();
  await page.getByText(/An address ends like/).waitFor();
  expect([await seriousIn(page), await fits(page)]).toEqual([[], 0]);

  await page.goto(`${baseUrl}/sign-in`);
  let sent = "";
  await page.route(/authorize\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    sent = `${asked.get("redirect_uri")}?error=access_denied&state=${asked.get("state")}`;
    await route.fulfill({ status: 302, headers: { location: sent } });
  });
  await page.getByRole("button", { name: /Continue with GitHub/ }).click();
  await page.getByText("You didn’t go on at GitHub. Nothing was changed.").waitFor();
  expect(await seriousIn(page)).toEqual([]);
  await page.goto(sent);
  await page.getByText(/begun in another browser, or is over already/).waitFor();
  await page.getByRole("link", { name: "Back to signing in" }).click();
  await page.getByRole("heading", { name: "Open your daybook" }).waitFor();
});
