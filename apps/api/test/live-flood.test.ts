import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bystander, bystander, crowd } from "./bystander.ts";
import { type Daybook, makePage, type Page, signUp, startDaybook } from "./daybook.ts";

const SOCKETS = 100;
const FRAMES = 300;

let daybook: Daybook;
let page: Page;
let reader: Bystander;

beforeAll(async () => {
  daybook = await startDaybook();
  page = await makePage(daybook, await signUp(daybook));
  reader = await bystander(daybook);
});
afterAll(() => daybook?.close());

describe("a stranger who floods a page's live socket", () => {
  it.each(["0123456789", "ping"])("with %s keeps nobody on another page waiting", async (frame) => {
    const sockets = await crowd(daybook, page, SOCKETS);
    const waited = await reader.waits(async () => {
      for (const socket of sockets) for (let i = 0; i < FRAMES; i++) socket.send(frame);
      const closed = Promise.all(sockets.map((socket) => once(socket, "close")));
      for (const socket of sockets) socket.close();
      await closed;
    }, 2_000);
    // 30,000 frames through this process alone take some hundred milliseconds; a Worker that stands still, a minute.
    expect(waited).toBeLessThan(300);
  });
});
