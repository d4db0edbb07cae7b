import { afterAll, beforeAll, expect, it } from "vitest";
import { at, book, type Daybook, makePage, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { deskOf } from "./faults.ts";
import { watch } from "./live-watcher.ts";

/** workerd drops an object that nobody has asked for ten seconds, ms. */
const IDLE = 15_000;

let daybook: Daybook;

beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

const isInMemory = (className: string, name: string) =>
  daybook.worker.evict(className, name).then(
    () => true,
    (error: unknown) => {
      if (String(error).includes("not currently running")) return false;
      throw error;
    },
  );

/** What a thousand hosts leave behind is measured by `pnpm bench memory`. */
it("a host's room and desk are let go once nobody asks them: no timer and no socket of a visitor keeps them", async () => {
  const host = await signUp(daybook);
  const page = await makePage(daybook, host);
  const desk = await deskOf(daybook, host);
  const slots = await slotsOf(daybook, page);
  const visitor = "a-visitor-who-holds";
  const watcher = await watch(daybook, page, { visitor });
  expect((await daybook.call("POST", `${page.path}/holds`, { start: at(slots, 0), visitor })).status).toBe(201);
  expect((await book(daybook, page, at(slots, 5))).status).toBe(201);
  await watcher.hears("slot.taken", at(slots, 5));
  await watcher.leave();
  const other = await watch(daybook, page);
  await new Promise((done) => setTimeout(done, IDLE));
  // The room of a page that is watched sleeps, too; its socket is the runtime's.
  expect(await isInMemory("HostDesk", desk)).toBe(false);
  expect(await isInMemory("PageRoom", page.id)).toBe(false);
  expect(other.socket.readyState).toBe(other.socket.OPEN);
  await other.leave();
});
