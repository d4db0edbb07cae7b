import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** The newest mail with these words in its subject, once there is one: they are sent in the background. */
async function mailAbout(words: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(`${running().baseUrl}/dev/mail`, { headers: { accept: "application/json" } });
    const { items } = (await response.json()) as { items: { id: string; subject: string }[] };
    const found = items.find(({ subject }) => subject.includes(words));
    if (found) return found.id;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`No mail came about ${words}`);
}

test("a mail is shown as it looks, and whatever stands in it runs nothing", async () => {
  const host = await makeHost({ eventType: { title: "Lesson <img src=x onerror=alert(1)>" } });
  await host.book((await host.slots())[0]?.start ?? "");
  const page = await openWindow(`/dev/mail/${await mailAbout("Lesson <img")}`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading").waitFor();
  const sheet = frame.locator(".m-sheet");
  expect(await sheet.evaluate((table) => getComputedStyle(table).backgroundColor)).toBe("rgb(251, 252, 249)");
  expect(page.problems).toEqual([]);

  const ran = await page.evaluate(async () => {
    Object.assign(globalThis, { ran: [] });
    const attack =
      "<script>top.ran.push('script')</script><img src=x onerror=\"top.ran.push('handler')\"><base href=//evil.example>";
    const outside = document.createElement("div");
    outside.innerHTML = attack;
    document.body.append(outside);
    const script = document.createElement("script");
    script.textContent = "ran.push('appended')";
    document.body.append(script);
    const inside = document.createElement("iframe");
    inside.srcdoc = attack;
    const loaded = new Promise((done) => inside.addEventListener("load", done));
    document.body.append(inside);
    await loaded;
    await new Promise((done) => setTimeout(done, 300));
    return (globalThis as unknown as { ran: string[] }).ran;
  });
  expect(ran).toEqual([]);
});

test("every answer of the mailbox carries the policy", async () => {
  const host = await makeHost();
  await host.book((await host.slots())[0]?.start ?? "");
  const id = await mailAbout("Private lesson");
  for (const path of ["/dev/mail", `/dev/mail/${id}`, "/dev/mail/nothing"])
    for (const accept of ["text/html", "application/json"]) {
      const { headers } = await fetch(running().baseUrl + path, { headers: { accept } });
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toMatch(/script-src|connect-src|unsafe-eval/);
      expect([
        headers.get("referrer-policy"),
        headers.get("x-content-type-options"),
        headers.get("cache-control"),
      ]).toEqual(["no-referrer", "nosniff", "no-store"]);
    }
});
