import type { WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const words = "No connection. Nothing here is lost";

test("a phone without a connection says so within two seconds and in sight, while one chooses and while one writes", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const page = await openWindow(withDay(host.page, start), { width: 390, height: 844 });
  const note = page.getByRole("alert").filter({ hasText: words });
  await lineOf(page, start).scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
  await page.context().setOffline(true);
  await note.waitFor({ timeout: 2000 });
  const box = await note.boundingBox();
  expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 844).toBe(true);
  await page.context().setOffline(false);
  await note.waitFor({ state: "detached", timeout: 5000 });

  await lineOf(page, start).click();
  await lineOf(page, start).click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await page.context().setOffline(true);
  await note.waitFor({ timeout: 2000 });
});

test("a look that fails after the connection came back says nothing any more", async () => {
  const host = await makeHost();
  const sockets: WebSocketRoute[] = [];
  const page = await openWindow(host.page, {
    prepare: (opened) =>
      opened.routeWebSocket(/\/live/, (socket) => {
        sockets.push(socket);
        socket.connectToServer();
      }),
  });
  await eventually(() => sockets.length).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  // It never answers: the look at it ends by its own clock.
  await page.route("**/favicon.svg", () => {});
  await sockets.at(-1)?.close({ code: 1011 });
  await eventually(() => sockets.length).toBe(2);
  await page.waitForTimeout(2500);
  expect(await page.getByText(words).count()).toBe(0);
});

test("a server that doesn't answer any more is told apart from a live connection that ends", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const sockets: WebSocketRoute[] = [];
  let isUp = true;
  const page = await openWindow(withTime(host.page, start), {
    prepare: (opened) =>
      opened.routeWebSocket(/\/live/, (socket) => {
        sockets.push(socket);
        if (isUp) socket.connectToServer();
        else void socket.close({ code: 1011 });
      }),
  });
  await lineOf(page, start).waitFor();
  await eventually(() => sockets.length).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  const note = page.getByText(words);
  await sockets.at(-1)?.close({ code: 1011 });
  await page.waitForTimeout(2000);
  expect(await note.count()).toBe(0);

  isUp = false;
  await page.route("**/favicon.svg", (route) => route.abort());
  await eventually(async () => {
    await sockets
      .at(-1)
      ?.close({ code: 1011 })
      .catch(() => {});
    return note.count();
  }).toBe(1);
  isUp = true;
  await page.unroute("**/favicon.svg");
  await note.waitFor({ state: "detached", timeout: 40_000 });
});
