import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { answering, type Receiver, startReceiver } from "../../api/test/webhook-receiver.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterEach(closeWindows);
afterAll(async () => {
  await closeBrowser();
  await receiver.close();
});

type Window = Awaited<ReturnType<typeof openWindow>>;
const button = (page: Window, name: string) => page.getByRole("button", { name, exact: true });

async function subscribe(host: TestHost, description = ""): Promise<string> {
  const body = { url: receiver.url, events: ["booking.created"], description };
  return (await host.call<{ id: string }>("POST", "/v1/webhooks", body)).json.id;
}

describe("a webhook's secret", () => {
  test("isn't lost by Escape or a click beside it, and closing it leads back to what asked", async () => {
    const host = await makeHost();
    const { page } = await openConsole(`/console/webhooks/${await subscribe(host)}`, { host });
    await button(page, "New secret…").click();
    await button(page, "Make a new secret").click();
    const secret = page.getByRole("textbox", { name: "Secret" });
    await eventually(() => secret.inputValue()).toMatch(/^whsec_/);
    // All of it is in sight.
    expect(await secret.evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThanOrEqual(0);
    await page.keyboard.press("Escape");
    await page.mouse.click(5, 5);
    expect(await secret.inputValue()).toMatch(/^whsec_/);
    await button(page, "I have copied it").click();
    await secret.waitFor({ state: "detached" });
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe("New secret…");

    // Another one within the day ends the one that receivers may still know.
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").getByText("It stops at once.").waitFor();
    expect(page.problems).toEqual([]);
  });
});

describe("the list of webhooks", () => {
  test("has a Latin name where an Arabic line begins", async () => {
    const host = await makeHost();
    await subscribe(host, "Our CRM");
    const { page } = await openConsole("/console/webhooks", {
      host,
      prepare: (opened) => opened.addInitScript(() => localStorage.setItem("daybook.language", "ar")),
    });
    const ends = (text: string) =>
      page.getByText(text, { exact: true }).evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return Math.round(range.getBoundingClientRect().right);
      });
    expect(await ends("Our CRM")).toBe(await ends(new URL(receiver.url).host));
  });
});

describe("a delivery whose next try is ahead", () => {
  test("is tried now by one press", async () => {
    receiver.answer(answering(503));
    const host = await makeHost();
    const id = await subscribe(host);
    const [first] = await host.slots();
    expect((await host.book(first?.start ?? "")).status).toBe(201);
    // The second try comes after five seconds, the third after five minutes.
    await eventually(() => receiver.received.length, "a second try").toBe(2);
    receiver.answer(answering(204));
    const { page } = await openConsole(`/console/webhooks/${id}`, { host });
    await page.locator("main li").getByRole("button").filter({ hasText: "Booked" }).click();
    await button(page, "Try it now").click();
    await page.getByText(/^All done, the last/).waitFor({ timeout: 20_000 });
    expect(receiver.received).toHaveLength(3);
  });
});
