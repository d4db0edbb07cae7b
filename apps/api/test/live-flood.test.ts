import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type WebSocket from "ws";
import { type Bystander, bystander, crowd } from "./bystander.ts";
import { type Daybook, makePage, type Page, signUp, startDaybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";

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

const said = async (socket: WebSocket, frame: string) => {
  socket.send(frame);
  const [answer] = await once(socket, "message");
  return String(answer);
};
const closedWith = async (socket: WebSocket): Promise<number> => {
  const [code] = await once(socket, "close");
  return code;
};
const refusal = async (socket: WebSocket) => {
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  let text = "";
  for await (const part of response) text += part;
  return { status: response.statusCode, kind: response.headers["content-type"], ...JSON.parse(text) };
};

describe("a live socket", () => {
  const consoleSocket = async () => {
    const socket = daybook.worker.connect("/v1/me/live", { authorization: `Bearer ${page.host.token}` });
    await once(socket, "open");
    return socket;
  };
  const pageSocket = async () => (await crowd(daybook, page, 1))[0] as WebSocket;

  it.each([
    ["of a page", pageSocket],
    ["of the console", consoleSocket],
  ])("%s answers ping with pong, and ends at any other message", async (_, open) => {
    const socket = await open();
    expect(await said(socket, "ping")).toBe("pong");
    expect(await said(socket, "ping")).toBe("pong");
    socket.send("hello");
    expect(await closedWith(socket)).toBe(1008);
  });

  it("is refused to a network that has enough of them open on the page, and given again when one has ended", async () => {
    const other = await startDaybook({ vars: { LIVE_SOCKETS_PER_ADDRESS: "3" } });
    try {
      const watched = await makePage(other, await signUp(other));
      const connect = (address: string) =>
        other.worker.connect(`${watched.path}/live?visitor=visitor-1`, { "cf-connecting-ip": address });
      const open = async (address: string) => {
        const socket = connect(address);
        await once(socket, "open");
        return socket;
      };
      const [first] = [await open("203.0.113.1"), await open("203.0.113.1"), await open("203.0.113.1")];
      expect(await refusal(connect("203.0.113.1"))).toMatchObject({
        status: 429,
        kind: "application/problem+json",
        code: "rate_limited",
      });
      await open("203.0.113.2");
      first?.close();
      await eventually(async () => {
        const socket = connect("203.0.113.1");
        return Promise.race([once(socket, "open").then(() => "open"), refusal(socket).then(() => "refused")]);
      }).toBe("open");
    } finally {
      await other.close();
    }
  });
});

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
    expect(waited).toBeLessThan(500);
  });
});
