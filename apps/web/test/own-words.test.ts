import AxeBuilder from "@axe-core/playwright";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Window = Awaited<ReturnType<typeof openWindow>>;
const editorOf = ({ eventTypeId }: TestHost) => `/console/event-types/${eventTypeId}`;
const dialog = (page: Window) => page.getByRole("dialog");
const letter = (page: Window) => page.frameLocator("[role=dialog] iframe");
const button = (page: Window, name: string) => dialog(page).getByRole("button", { name, exact: true });
const open = async (page: Window, kind: string) => {
  await page.getByRole("button", { name: `Write: ${kind}` }).click();
  await dialog(page).getByRole("heading", { name: kind }).waitFor();
};
const messages = async (host: TestHost) =>
  (await host.call<{ messages: object }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.messages;
interface Mail {
  to: { address: string };
  subject: string;
  text: string;
  html: string;
}
async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${running().baseUrl}/dev/mail`, { headers: { accept: "application/json" } });
  const { items } = (await response.json()) as { items: Mail[] };
  return items.filter(({ to }) => to.address === address);
}
const sideways = (page: Window) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("the words of mails", () => {
  test("are written beside the letter, saved with the event type, and reach who books", {
    timeout: 60_000,
  }, async () => {
    const host = await makeHost();
    const { page } = await openConsole(editorOf(host), { host });
    await open(page, "When it’s booked");
    await letter(page).getByText("It’s in the diary.").waitFor();
    const text = dialog(page).getByRole("textbox", { name: "Text" });

    // From Daybook's words, with a name put in at the caret.
    await button(page, "Begin with Daybook’s words").click();
    await expect.poll(() => text.inputValue()).toContain("It’s in the diary.");
    await text.fill("Dear ,\n\nbring water.");
    for (let back = 0; back < 15; back++) await text.press("ArrowLeft");
    await button(page, "First name").click();
    await eventually(() => text.inputValue()).toBe("Dear {first_name},\n\nbring water.");
    await letter(page).getByText("Dear Jonas,").waitFor();
    expect(await letter(page).getByText("It’s in the diary.").count()).toBe(0);
    // The browser's own undo takes it back, and again brings it.
    await text.press("Control+z");
    await eventually(() => text.inputValue()).toBe("Dear ,\n\nbring water.");
    await text.press("Control+Shift+z");

    const subject = dialog(page).getByRole("textbox", { name: "Subject" });
    await subject.fill("On ");
    await button(page, "Date").click();
    await eventually(() => subject.inputValue()).toBe("On {date}");
    expect(await button(page, "Link to the booking").isDisabled()).toBe(true);
    await dialog(page)
      .getByText(/^On \w+day \d/)
      .waitFor();
    await button(page, "Done").click();
    await page.getByText("Your own: On {date}").waitFor();
    await page.getByRole("button", { name: /^Save/ }).click();
    await eventually(() => messages(host)).toEqual({
      confirmed: { subject: "On {date}", text: "Dear {first_name},\n\nbring water." },
    });

    const { json } = await host.book((await host.slots())[0]?.start ?? "");
    expect(json.manageUrl).toBeTruthy();
    await eventually(async () =>
      (await mailsTo("else@example.com")).some(({ html }) => html.includes("Dear Someone,")),
    ).toBe(true);
    expect(page.problems).toEqual([]);
  });

  test("are told what doesn't fit, go back to Daybook's with undo, and go to the host as a test", {
    timeout: 60_000,
  }, async () => {
    const host = await makeHost();
    const { page } = await openConsole(editorOf(host), { host });
    await open(page, "Before it begins");
    await letter(page).getByText("is tomorrow, Jonas.").waitFor();
    const text = dialog(page).getByRole("textbox", { name: "Text" });
    await text.fill("See you {son}");
    await dialog(page)
      .getByText(/^\{son\} is nothing that Daybook can fill in here/)
      .waitFor();
    expect(await text.getAttribute("aria-invalid")).toBe("true");
    expect(await button(page, "Send a test to me").isDisabled()).toBe(true);
    await text.fill("<b>See you</b> {soon}");
    await letter(page).getByText("<b>See you</b> tomorrow").waitFor();

    // Besides the one that asks whether the address is theirs.
    const testMails = async () =>
      (await mailsTo(`${host.handle}@example.com`)).filter(({ subject }) => !subject.includes("your code for"));
    await button(page, "Send a test to me").click();
    await dialog(page).getByText(`A test is on its way to ${host.handle}@example.com.`).waitFor();
    await eventually(async () => (await testMails()).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Test: Reminder: Private lesson, tomorrow/),
    ]);
    const [mail] = await testMails();
    expect(mail?.text).toContain("<b>See you</b> tomorrow");
    expect(mail?.html).toContain("&lt;b&gt;See you&lt;/b&gt; tomorrow");

    await button(page, "Back to Daybook’s words").click();
    await letter(page).getByText("It begins on").waitFor();
    expect(await text.inputValue()).toBe("");
    await button(page, "Undo").click();
    expect(await text.inputValue()).toBe("<b>See you</b> {soon}");

    // In another language, and as plain text.
    await dialog(page).getByLabel("The reader’s language").selectOption("de");
    await letter(page).getByText("ist morgen, Jonas.").waitFor();
    await dialog(page).getByText("Plain text", { exact: true }).click();
    await dialog(page).locator("pre").getByText("Buchung öffnen: http").waitFor();
    // Nothing was saved by any of it.
    expect(await messages(host)).toEqual({});
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Discard" }).click();
    await eventually(() => page.getByText("Daybook’s own words").count()).toBe(5);
    expect(page.problems).toEqual([]);
  });

  test("can be written on a phone, where the letter is a tab of its own", { timeout: 60_000 }, async () => {
    const host = await makeHost();
    const { page } = await openConsole(editorOf(host), { host, width: 390, height: 844 });
    await open(page, "When it’s cancelled");
    await dialog(page).getByRole("textbox", { name: "Text" }).fill("Because: {reason}");
    await dialog(page).getByText("Preview", { exact: true }).click();
    await letter(page).getByText("Because: I’m ill, and I’m sorry.").waitFor();
    // As tall as it is: it scrolls with the page.
    const inner = await letter(page)
      .locator("html")
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    expect(inner).toBeLessThanOrEqual(1);
    expect(await sideways(page)).toBe(0);
    const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").exclude("iframe").analyze();
    expect(
      violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id),
    ).toEqual([]);
    await button(page, "Done").click();
    // What is read out beside the last section's name doesn't widen the page.
    expect(await sideways(page)).toBe(0);
    expect(page.problems).toEqual([]);
  });
});
