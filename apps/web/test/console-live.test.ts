import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test("a booking between the first reading and the first connection comes in with the connection", async () => {
  const host = await makeHost();
  const { page } = await openConsole("/console/bookings", {
    host,
    prepare: (page) =>
      page.addInitScript(() => {
        // The socket of this window waits until it is told to connect.
        const Real = window.WebSocket;
        const begin = new Promise<void>((resolve) => window.addEventListener("connect-now", () => resolve()));
        class Late {
          onopen: ((event: Event) => void) | null = null;
          constructor(url: string) {
            void begin.then(() => {
              const real = new Real(url);
              real.onopen = (event) => this.onopen?.(event);
            });
          }
          send() {}
          close() {}
        }
        Object.assign(window, { WebSocket: Late });
      }),
  });
  await page.getByText("Nothing booked").waitFor();
  await host.book((await host.slots())[4]?.start ?? "");
  await page.evaluate(() => window.dispatchEvent(new Event("connect-now")));
  await page.getByRole("button", { name: /Someone Else/ }).waitFor();
  expect(page.problems).toEqual([]);
});
