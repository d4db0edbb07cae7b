import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

interface Listed {
  id: string;
  guests: { id: string; email: string; name: string }[];
}
async function guestsOf(host: TestHost): Promise<string[]> {
  const { json } = await host.call<{ items: Listed[] }>("GET", "/v1/bookings");
  return (json.items[0]?.guests ?? []).map(({ email, name }) => (name ? `${name} <${email}>` : email));
}
const details = async (host: TestHost) =>
  withTime(host.page, (await host.slots())[0]?.start ?? "", "&name=Jo%20Silva&email=jo%40example.com#details");

test("guests are asked for by a quiet button alone, taken over as they are written, and come along", async () => {
  const host = await makeHost();
  const scripts: string[] = [];
  const page = await openWindow(await details(host), {
    prepare: (opened) => opened.on("request", (request) => scripts.push(request.url())),
  });
  const add = page.getByRole("button", { name: "Add guests" });
  await add.waitFor();
  await page.waitForLoadState("networkidle");
  expect(scripts.filter((url) => /\/guest/i.test(new URL(url).pathname))).toEqual([]);
  await add.click();
  const field = page.getByLabel("Guests’ email addresses");
  await field.waitFor();
  await eventually(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  // One at a time, by Enter, which books nothing.
  await field.fill("Lea Silva <lea@example.com>");
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Guests" });
  expect(await list.getByRole("listitem").allTextContents()).toEqual(["Lea Silvalea@example.com"]);
  // Many, as they are copied from elsewhere.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text", "max@example.com\nLEA@example.com\nnobody, ana@example.com");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByText("An address has an @ in it. “nobody” has none.").waitFor();
  expect(await list.getByRole("listitem").count()).toBe(3);
  expect(await field.inputValue()).toBe("nobody");
  // What is wrong isn't sent, and has the focus.
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await eventually(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await field.fill("jo@example.com");
  await page.keyboard.press("Enter");
  await page.getByText("“jo@example.com” is who books").waitFor();
  await page.getByRole("button", { name: "Take max@example.com off" }).click();
  await eventually(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  // A reload loses nobody; what is still being typed is taken over when it is sent.
  await page.reload();
  await field.waitFor();
  expect(await list.getByRole("listitem").count()).toBe(2);
  await field.fill("zoe@example.com");
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: "You’re booked, Jo." }).waitFor();
  await page.getByText("zoe@example.com").waitFor();
  expect(await guestsOf(host)).toEqual(["Lea Silva <lea@example.com>", "ana@example.com", "zoe@example.com"]);
  expect(page.problems).toEqual([]);
});

test("as many as the event type lets come, and none where it lets nobody", async () => {
  const host = await makeHost({ eventType: { maxGuests: 1 } });
  const page = await openWindow(await details(host), { width: 390, height: 844 });
  await page.getByRole("button", { name: "Add guests" }).click();
  await page.getByLabel("Guests’ email addresses").fill("a@example.com, b@example.com");
  await page.keyboard.press("Enter");
  await page.getByText("1 guest can come along at most.").first().waitFor();
  await page.getByLabel("Guests’ email addresses").fill("");
  await eventually(() => page.getByLabel("Guests’ email addresses").count()).toBe(0);
  const alone = await makeHost({ eventType: { maxGuests: 0 } });
  const other = await openWindow(await details(alone));
  await other.getByLabel("Name").waitFor();
  expect(await other.getByRole("button", { name: "Add guests" }).count()).toBe(0);
});

test("an invitee changes who comes along, by their link", async () => {
  const host = await makeHost();
  const { json } = await host.book((await host.slots())[0]?.start ?? "");
  const page = await openWindow(new URL(json.manageUrl).pathname);
  await page.getByRole("button", { name: "Add guests" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Guests" });
  await dialog.getByLabel("Guests’ email addresses").fill("lea@example.com, max@example.com,");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("The guests are changed").waitFor();
  expect(await guestsOf(host)).toEqual(["lea@example.com", "max@example.com"]);
  await page.getByRole("button", { name: "Change guests" }).click();
  await dialog.getByRole("button", { name: "Take lea@example.com off" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await guestsOf(host)).toEqual(["max@example.com"]);
  expect(page.problems).toEqual([]);
});

test("a host sees who comes along, what each was sent, and changes it in the panel", async () => {
  const host = await makeHost();
  await host.book((await host.slots())[0]?.start ?? "");
  const { page } = await openConsole("/console/bookings", { host });
  const panel = page.getByRole("complementary", { name: "Booking" });
  await panel.getByRole("button", { name: "Add guests" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Guests" });
  await dialog.getByLabel("Guests’ email addresses").fill("Lea Silva <lea@example.com>");
  await dialog.getByRole("button", { name: "Save" }).click();
  await panel.getByRole("link", { name: "lea@example.com" }).waitFor();
  await panel.getByText("You added Lea Silva to the guests").waitFor();
  await panel.getByText("Invitation to Lea").waitFor({ timeout: 20_000 });
  await page.goto(`${page.url().split("?")[0]}?q=lea%40`);
  await page.getByText("Someone Else").first().waitFor();
  await panel.getByRole("button", { name: "Change guests" }).click();
  await dialog.getByRole("button", { name: "Take lea@example.com off" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await panel.getByText("You took Lea Silva off the guests").waitFor();
  await panel.getByText("Invitation to Lea taken back").waitFor({ timeout: 20_000 });
  expect(await guestsOf(host)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test("a host who books for somebody brings others along, too", async () => {
  const host = await makeHost();
  const { page } = await openConsole("/console/bookings", { host });
  await page.getByRole("button", { name: "Book for somebody" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Book for somebody" });
  await dialog.locator("[data-start]").first().click();
  await dialog.getByLabel("Name").fill("Jo Silva");
  await dialog.getByLabel("Email", { exact: true }).fill("jo@example.com");
  await dialog.getByRole("button", { name: "Add guests" }).click();
  await dialog.getByLabel("Guests’ email addresses").fill("lea@example.com");
  await dialog.getByRole("button", { name: /^Book / }).click();
  await eventually(() => guestsOf(host)).toEqual(["lea@example.com"]);
});

test("a host decides whether others may come, and how many", async () => {
  const host = await makeHost();
  const { page } = await openConsole(`/console/event-types/${host.eventTypeId}`, { host });
  const most = page.getByLabel("Guests at most");
  await most.selectOption("3");
  const save = page.getByRole("button", { name: /^Save/ });
  await save.click();
  const kept = async () =>
    (await host.call<{ maxGuests: number }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.maxGuests;
  await eventually(kept).toBe(3);
  await page.getByRole("switch", { name: "Others may be brought along" }).uncheck();
  await save.click();
  await eventually(kept).toBe(0);
  expect(await most.count()).toBe(0);
  expect(page.problems).toEqual([]);
});
