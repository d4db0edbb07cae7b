import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { at, type Daybook, type Host, key, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { watch } from "./live-watcher.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterAll(() => daybook?.close());

const freeTime = async (): Promise<string> => at(await slotsOf(daybook, page), 4 * next++);
const hold = (start: string, over: Record<string, unknown> = {}, headers: Record<string, string> = {}, on = page) =>
  daybook.call("POST", `${on.path}/holds`, { start, ...over }, { headers });
const isOffered = async (start: string) => (await slotsOf(daybook, page)).some((slot) => slot.start === start);
const visitor = () => crypto.randomUUID();

describe("holds are few", () => {
  it("one for each visitor: a new one gives the older back", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    const me = visitor();
    await hold(first, { visitor: me });
    const watcher = await watch(daybook, page);
    expect((await hold(second, { visitor: me })).status).toBe(201);
    expect(await isOffered(first)).toBe(true);
    expect(await isOffered(second)).toBe(false);
    expect(watcher.heard.map((event) => event.type)).toEqual(["slot.freed", "slot.held"]);
    await watcher.leave();
  });

  it("at most ten for each address and page", async () => {
    const fresh = await makePage(daybook, await signUp(daybook));
    const slots = await slotsOf(daybook, fresh);
    const from = (address: string) => ({ "cf-connecting-ip": address });
    const answers = await parallel(11, (i) => hold(at(slots, i), {}, from("203.0.113.9"), fresh));
    expect(counts(answers)).toEqual({ 201: 10, 429: 1 });
    const refused = answers.find((one) => one.status === 429);
    expect(refused?.json.code).toBe("too_many_holds");
    // Until the first of the ten ends, in five minutes.
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(200);
    expect(Number(refused?.headers.get("retry-after"))).toBeLessThanOrEqual(300);
    expect((await hold(at(slots, 12), {}, from("203.0.113.10"), fresh)).status).toBe(201);
  });

  it("and know no Idempotency-Key: a visitor who asks again has a new hold instead", async () => {
    const start = await freeTime();
    const [headers, me] = [key(), visitor()];
    const [one, two] = [await hold(start, { visitor: me }, headers), await hold(start, { visitor: me }, headers)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.json.id).not.toBe(one.json.id);
    expect((await hold(start, {}, headers)).json.reason).toBe("held");
    await daybook.call("DELETE", `/v1/holds/${two.json.id}`);
    expect(await isOffered(start)).toBe(true);
  });
});
