import { afterAll, afterEach, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { day, makeHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test.each([
  [1280, "light"],
  [390, "dark"],
] as const)(
  "nothing serious for axe in the month, and where a host books for somebody, %i pixels, %s",
  {
    timeout: 120_000,
  },
  async (width, colorScheme) => {
    const host = await makeHost({ eventType: { bookingWindow: { days: 90 } } });
    await host.book(`${day(3)}T10:00:00Z`);
    const { page } = await openConsole(`/console/calendar?span=month&date=${day(3)}`, {
      host,
      width,
      prepare: (page) => page.emulateMedia({ colorScheme }),
    });
    await page.locator(`[data-date="${day(3)}"]`).waitFor();
    await page.getByText("Someone Else").first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole("button", { name: "Book for somebody" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("switch").click();
    await dialog.locator("[data-state=over]").last().click();
    await dialog.getByRole("button", { name: /all the same$/ }).click();
    await dialog.getByText("For whom? A name is needed.").waitFor();
    expect(await seriousIn(page)).toEqual([]);
    expect(page.problems).toEqual([]);
  },
);
