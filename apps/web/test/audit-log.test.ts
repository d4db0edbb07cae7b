import { readFile } from "node:fs/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { violationsIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test.each([390, 1280])(
  "what was changed stands in the log, and can be found and had, %d pixels wide",
  async (width) => {
    const { page } = await openConsole("/console/settings", { width });
    await page.getByLabel("Tagline").fill("Lessons on ice");
    await page.getByRole("button", { name: "Save" }).click();
    await page.goto(`${running().baseUrl}/console/settings/log`);
    await page.getByText("You changed the settings").waitFor();
    const entry = page.getByRole("listitem").filter({ hasText: "You changed the settings" });
    await entry.getByText("Lessons on ice").waitFor();
    expect(await entry.textContent()).toContain("Tagline");
    expect(await entry.textContent()).toMatch(/Chrome on /);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await violationsIn(page)).toEqual([]);

    await page.getByLabel("What", { exact: true }).selectOption("Signing in and keys");
    await page.getByText("You signed in").first().waitFor();
    await entry.waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.get("group")).toBe("security");
    await page.reload();
    await page.getByText("You signed in").first().waitFor();
    expect(await page.getByText("You changed the settings").count()).toBe(0);

    await page.getByRole("searchbox", { name: "Find in the names of the log" }).fill("nobody is called so");
    await page.getByText("Nothing in the log fits this.").waitFor();
    await page.getByRole("button", { name: "Show everything" }).click();
    await page.getByText("You changed the settings").waitFor();
    expect(new URL(page.url()).search).toBe("");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export these entries as a CSV file" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^daybook-log-.*\.csv$/);
    expect(await readFile(await download.path(), "utf8")).toContain("Lessons on ice");
    expect(page.problems).toEqual([]);
  },
);

test("older entries come when they are asked for, and the focus isn't lost", async () => {
  const { page } = await openConsole("/console/settings");
  const made = await page.evaluate(async () => {
    const answers = [];
    for (let n = 0; n < 55; n++)
      answers.push(
        (
          await fetch("/v1/feeds", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ name: `Feed ${n}` }),
          })
        ).status,
      );
    return answers.every((status) => status === 201);
  });
  expect(made).toBe(true);
  await page.goto(`${running().baseUrl}/console/settings/log`);
  await page.getByText("You made the feed “Feed 54”").waitFor();
  expect(await page.getByText("You made the feed “Feed 3”").count()).toBe(0);
  await page.getByRole("button", { name: "Show older" }).press("Enter");
  await page.getByText("You made the feed “Feed 3”").waitFor();
  await page.getByRole("button", { name: "Show older" }).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.closest("main"));
});
