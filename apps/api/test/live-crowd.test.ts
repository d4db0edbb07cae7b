import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bystander, bystander, crowd } from "./bystander.ts";
import { at, type Daybook, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { deskOf, evict, startFaultyDaybook } from "./faults.ts";
import { watch } from "./live-watcher.ts";

const CROWD = 400;

let daybook: Daybook;
let host: Host;
let page: Page;
let desk: string;
let reader: Bystander;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  desk = await deskOf(daybook, host);
  reader = await bystander(daybook);
});
afterAll(() => daybook?.close());

/** Longer than a room gathers who came and who left. */
const gathered = () => new Promise((done) => setTimeout(done, 1_500));
/** Whether the host's desk was started since it was last evicted. */
const deskWoke = () =>
  daybook.worker.evict("HostDesk", desk).then(
    () => true,
    () => false,
  );

describe("visitors of a page", () => {
  it("who hold nothing cost the host's desk nothing, neither coming nor going", async () => {
    await (await watch(daybook, page, { visitor: "somebody-else" })).leave();
    await evict(daybook, "HostDesk", desk);
    const visitors = [];
    for (let i = 0; i < 5; i++) visitors.push(await watch(daybook, page, { visitor: `a-visitor-${i}` }));
    await gathered();
    for (const one of visitors) await one.leave();
    await gathered();
    expect(await deskWoke()).toBe(false);
  });

  it("who hold something are told of", async () => {
    const holder = await watch(daybook, page, { visitor: "who-holds-1" });
    const start = at(await slotsOf(daybook, page), 0);
    const held = await daybook.call("POST", `${page.path}/holds`, { start, visitor: "who-holds-1" });
    expect(held.status, held.text).toBe(201);
    await evict(daybook, "HostDesk", desk);
    await holder.leave();
    await eventually(deskWoke).toBe(true);
  });

  it("may leave all at once, and nobody on another page waits for it", async () => {
    const sockets = await crowd(daybook, page, CROWD, (i) => `?visitor=one-of-many-${i}`);
    await gathered();
    const waited = await reader.waits(async () => {
      const closed = Promise.all(sockets.map((socket) => once(socket, "close")));
      for (const socket of sockets) socket.terminate();
      await closed;
    }, 2_000);
    // The runtime itself takes a third of a millisecond for each of them here, and three times that on a busy machine.
    expect(waited).toBeLessThan(400);
  });
});
