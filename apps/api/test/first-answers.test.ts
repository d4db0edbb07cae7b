import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { type Answer, type Daybook, type Host, key, makePage, makeSchedule, signUp, startDaybook } from "./daybook.ts";
import { eventType, schedule } from "./good-bodies.ts";

let daybook: Daybook;
let host: Host;
let scheduleId: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  scheduleId = await makeSchedule(daybook, host);
});
afterAll(() => daybook?.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });

/** What can be created: where, from what, and how it is changed and deleted. */
interface Kind {
  path: string;
  body: unknown;
  change(made: Answer): Promise<Answer>;
  remove(made: Answer): Promise<Answer>;
}
const version = { "if-match": '"1"' };
const ofEventType = {
  change: ({ json }: Answer) => call("PATCH", `/v1/event-types/${json.id}`, { title: "Changed" }, version),
  remove: ({ json }: Answer) => call("DELETE", `/v1/event-types/${json.id}`),
};

describe.each<[string, () => Promise<Kind>]>([
  [
    "a schedule",
    async () => ({
      path: "/v1/schedules",
      body: schedule(),
      change: ({ json }) => call("PUT", `/v1/schedules/${json.id}`, schedule({ name: "Changed" }), version),
      remove: ({ json }) => call("DELETE", `/v1/schedules/${json.id}`),
    }),
  ],
  ["an event type", async () => ({ path: "/v1/event-types", body: eventType(scheduleId), ...ofEventType })],
  [
    "a copy of an event type",
    async () => ({
      path: `/v1/event-types/${(await makePage(daybook, host, { scheduleId })).id}/copies`,
      body: undefined,
      ...ofEventType,
    }),
  ],
  [
    "a feed",
    async () => ({
      path: "/v1/feeds",
      body: { name: "Laptop" },
      change: ({ json }) => call("POST", `/v1/feeds/${json.id}/rotation`),
      remove: ({ json }) => call("DELETE", `/v1/feeds/${json.id}`),
    }),
  ],
])("making %s again with its key", (_, kind) => {
  it("answers what the first call did, whatever became of it since", async () => {
    const { path, body, change, remove } = await kind();
    const headers = key();
    const make = async () => {
      const { status, json } = await call("POST", path, body, headers);
      return { status, json };
    };
    const first = await call("POST", path, body, headers);
    const answer = { status: 201, json: first.json };
    expect(await make()).toEqual(answer);
    expect((await change(first)).status).toBe(200);
    expect(await make()).toEqual(answer);
    expect((await remove(first)).status).toBe(204);
    expect(await make()).toEqual(answer);
  });

  it("ten times at once makes one", async () => {
    const { path, body } = await kind();
    const headers = key();
    const answers = await parallel(10, () => call("POST", path, body, headers));
    expect(counts(answers)).toEqual({ 201: 10 });
    for (const { json } of answers) expect(json).toEqual(answers[0]?.json);
  });
});

it("answers what the first copy was after its original was deleted, too", async () => {
  const { id } = await makePage(daybook, host, { scheduleId });
  const headers = key();
  const first = await call("POST", `/v1/event-types/${id}/copies`, undefined, headers);
  expect((await call("DELETE", `/v1/event-types/${id}`)).status).toBe(204);
  const again = await call("POST", `/v1/event-types/${id}/copies`, undefined, headers);
  expect([again.status, again.json]).toEqual([201, first.json]);
  expect((await call("POST", `/v1/event-types/${id}/copies`, undefined, key())).status).toBe(404);
});

it("makes one copy for one key, however the id is written", async () => {
  const { id } = await makePage(daybook, host, { scheduleId });
  const headers = key();
  const [lower, upper] = [
    await call("POST", `/v1/event-types/${id}/copies`, undefined, headers),
    await call("POST", `/v1/event-types/${id.toUpperCase()}/copies`, undefined, headers),
  ];
  expect([upper.status, upper.json]).toEqual([201, lower.json]);
});
