import type { Page } from "playwright-core";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { violationsIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

interface Mail {
  to: { address: string };
  subject: string;
  text: string;
  receivedAt: number;
}

/** The newest mail to an address whose subject fits, once it is there. */
async function mailTo(address: string, subject: RegExp, count = 1): Promise<Mail> {
  let found: Mail[] = [];
  await eventually(async () => {
    const answer = await fetch(`${running().baseUrl}/dev/mail`, { headers: { accept: "application/json" } });
    const { items } = (await answer.json()) as { items: Mail[] };
    found = items.filter((mail) => mail.to.address === address && subject.test(mail.subject));
    return found.length;
  }).toBeGreaterThanOrEqual(count);
  return found.toSorted((a, b) => b.receivedAt - a.receivedAt)[0] as Mail;
}
const linkIn = ({ text }: Mail): string => /https?:\/\/\S+(\/sign-in\/\S+)/.exec(text)?.[1] ?? "";
const codeIn = ({ subject }: Mail): string => /\d{3} \d{3}/.exec(subject)?.[0] ?? "";
const emailOf = (host: { handle: string }) => `${host.handle}@example.com`;
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const RESET = /new password/;
const CODE = /is your code/;

test.each([390, 1280])("a forgotten password is chosen anew by mail, %d pixels wide", async (width) => {
  const host = await makeHost();
  const page = await openWindow("/sign-in", { width });
  await page.getByLabel("Email").fill(emailOf(host));
  await page.getByRole("link", { name: "Forgotten?" }).click();
  // What was typed is there already.
  expect(await page.getByLabel("Email").inputValue()).toBe(emailOf(host));
  expect(page.url()).not.toContain(host.handle);
  await page.getByRole("button", { name: "Mail me the link" }).click();
  await page.getByRole("heading", { name: "Look in your mail" }).waitFor();
  expect(await violationsIn(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  const link = linkIn(await mailTo(emailOf(host), RESET));

  const opened = await openWindow(link, { width });
  await opened.getByText(emailOf(host)).waitFor();
  expect(await violationsIn(opened)).toEqual([]);
  const password = opened.getByLabel("Password");
  await password.fill("Password2024!");
  await opened.getByText("Everybody who guesses tries this one first.").waitFor();
  await password.fill(`${host.handle}-1`);
  await opened.getByText("This is made of your own name or address.").waitFor();
  await password.fill("nine lanterns over water");
  await opened.getByText("Strong.").waitFor();
  await password.press("Enter");
  await opened.waitForURL(/\/console\/calendar/);
  expect(opened.problems).toEqual([]);

  const late = await openWindow(link, { width });
  await late.getByRole("heading", { name: "This link leads nowhere any more" }).waitFor();
  await late.getByText("It was used already.").waitFor();
  await late.getByRole("button", { name: "Ask for a new link" }).click();
  await late.getByRole("heading", { name: "A new password" }).waitFor();
});

describe("signing in by mail", () => {
  test.each([390, 1280])("goes by the code where it was asked for, %d pixels wide", async (width) => {
    const host = await makeHost();
    const page = await openWindow("/sign-in?next=%2Fconsole%2Fsettings", { width });
    await page.getByRole("link", { name: "Mail me a link instead" }).click();
    await page.getByRole("button", { name: "Mail me the link" }).click();
    await page
      .getByText("Your email is missing")
      .or(page.getByText(/address/i))
      .first()
      .waitFor();
    await page.getByLabel("Email").fill(emailOf(host));
    await page.getByLabel("Email").press("Enter");
    const code = page.getByLabel("Code");
    await code.waitFor();
    expect(await code.getAttribute("autocomplete")).toBe("one-time-code");
    expect(await page.getByRole("button", { name: /Send it again in/ }).isDisabled()).toBe(true);
    const right = codeIn(await mailTo(emailOf(host), CODE, 2));
    await code.fill(right === "000 000" ? "111111" : "000000");
    await page.getByText("The mail has another code. 4 tries are left.").waitFor();
    expect(await violationsIn(page)).toEqual([]);
    // As it is copied, with what stands around it.
    await code.fill(`Code: ${right}.`);
    await page.waitForURL(/\/console\/settings/);
    expect(page.problems).toEqual([]);
  });

  test("goes by the link where that is opened, on a press and not before", async () => {
    const host = await makeHost();
    const page = await openWindow("/sign-in/mail");
    await page.getByLabel("Email").fill(emailOf(host));
    await page.getByRole("button", { name: "Mail me the link" }).click();
    const link = linkIn(await mailTo(emailOf(host), CODE, 2));
    const opened = await openWindow(link);
    await opened.getByText(`This signs you in as ${emailOf(host)}`).waitFor();
    expect((await opened.context().cookies()).filter(({ name }) => name.includes("session"))).toEqual([]);
    expect(await opened.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
    const answer = await fetch(running().baseUrl + link.split("#")[0]);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    await opened.getByRole("button", { name: "Sign in" }).press("Enter");
    await opened.waitForURL(/\/console\/calendar/);
  });

  test("leads to the console alone, whatever stands behind ?next=", async () => {
    const host = await makeHost();
    const page = await openWindow("/sign-in/mail?next=https%3A%2F%2Fevil.example%2Fconsole");
    await page.getByLabel("Email").fill(emailOf(host));
    await page.getByRole("button", { name: "Mail me the link" }).click();
    await page.getByLabel("Code").fill(codeIn(await mailTo(emailOf(host), CODE, 2)));
    await page.waitForURL(/\/console\/calendar/);
    expect(new URL(page.url()).origin).toBe(new URL(running().baseUrl).origin);
  });
});

test.each([390, 1280])(
  "an address is asked for until it is confirmed, by code or link, %d pixels wide",
  async (width) => {
    const host = await makeHost({ verified: false });
    const { page } = await openConsole("/console/bookings", { host, width });
    const banner = page.getByText(`Is ${emailOf(host)} your address?`);
    await banner.waitFor();
    expect(await violationsIn(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Send it again" }).click();
    await page.getByText(`Sent to ${emailOf(host)}.`).waitFor();
    const mail = await mailTo(emailOf(host), CODE, 2);
    if (width === 1280) {
      const opened = await openWindow(linkIn(mail), { width });
      await opened.getByText("Ines Duarte signed up with").waitFor();
      expect(await violationsIn(opened)).toEqual([]);
      await opened.getByRole("button", { name: "Yes, it’s mine" }).click();
      await opened.getByText(`${emailOf(host)} is confirmed.`).waitFor();
      await page.reload();
    } else {
      await page.getByRole("button", { name: "Enter the code…" }).click();
      await page.getByRole("dialog").getByLabel("Code").fill(codeIn(mail));
      await page.getByText(`${emailOf(host)} is confirmed.`).waitFor();
    }
    await page.getByRole("heading", { name: "Bookings" }).waitFor();
    await banner.waitFor({ state: "detached" });
    expect(page.problems).toEqual([]);
  },
);

test.each([390, 1280])("password and address are changed under security, %d pixels wide", async (width) => {
  const { page, host } = await openConsole("/console/settings/security", { width });
  const sheet = (name: string) => page.locator("section", { has: page.getByRole("heading", { name, exact: true }) });
  await sheet("Email").getByText("Confirmed").waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await sheet("Password").getByRole("button", { name: "Change…" }).click();
  const form = page.getByRole("dialog", { name: "A new password" });
  await form.getByRole("button", { name: "Save the password" }).click();
  await form.getByText("A password is missing: at least 10 characters.").waitFor();
  await form.getByLabel("New password").fill("nine lanterns over water");
  expect(await violationsIn(page)).toEqual([]);
  await form.getByRole("button", { name: "Save the password" }).click();
  await page.getByText("Your password is saved.").waitFor();
  await sheet("Password")
    .getByText(/^Last changed on/)
    .waitFor();

  const email = `new${emailOf(host)}`;
  await sheet("Email").getByRole("button", { name: "Change…" }).click();
  const other = page.getByRole("dialog", { name: "Another address" });
  await other.getByLabel("New address").fill(emailOf(host));
  await other.getByLabel("New address").press("Enter");
  await other.getByText("This is your address already.").waitFor();
  await other.getByLabel("New address").fill(email);
  await other.getByLabel("New address").press("Enter");
  await page.getByText(`${email} is to be your address.`).waitFor();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await sheet("Email").getByRole("button", { name: "Enter the code…" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Code")
    .fill(codeIn(await mailTo(email, CODE)));
  await sheet("Email").getByText(email, { exact: true }).waitFor();

  const back = await openWindow(linkIn(await mailTo(emailOf(host), /another address/)), { width });
  await back.getByRole("button", { name: "Take it back" }).click();
  await back.getByText(`${emailOf(host)} is your address again.`).waitFor();
  await back.getByRole("button", { name: "A new password" }).click();
  expect(await back.getByLabel("Email").inputValue()).toBe(emailOf(host));
});

test.each(["https://evil.example/console", "//evil.example", "/ines"])(
  "a password leads to the console, whatever stands behind ?next=: %s",
  async (next) => {
    const host = await makeHost();
    const page = await openWindow(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("Email").fill(emailOf(host));
    await page.getByLabel("Password").fill(`correct-${host.handle}-horse`);
    await page.getByLabel("Password").press("Enter");
    await page.waitForURL(/\/console\/calendar/);
    expect(new URL(page.url()).origin).toBe(new URL(running().baseUrl).origin);
    expect(page.problems).toEqual([]);
  },
);
