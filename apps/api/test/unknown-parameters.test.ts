import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump } from "./database-dump.ts";
import {
  at,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { booking, schedule } from "./good-bodies.ts";
import { expectRefusal, unfit } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let free: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, { questions: [{ id: "level", kind: "text", label: "Level" }] });
  free = at(await slotsOf(daybook, page), 0);
});
afterAll(() => daybook?.close());

describe("a parameter that isn't known", () => {
  it("is refused by its name, with those that are, by whatever answers JSON", async () => {
    const before = await dump(daybook);
    const { token } = host;
    for (const [method, path, body] of [
      ["GET", "/v1/me"],
      ["GET", "/v1/bookings"],
      ["GET", "/v1/openapi.json"],
      ["GET", page.path],
      ["POST", "/v1/schedules", schedule()],
      ["POST", `${page.path}/bookings`, booking(free)],
      ["DELETE", `/v1/schedules/${page.scheduleId}`],
    ] as const) {
      const answer = await daybook.call(method, `${path}?dry_run=1`, body, { token, headers: key() });
      expectRefusal(answer, unfit("dry_run", "unknown_parameter"));
    }
    const { json } = await daybook.call("GET", "/v1/bookings?limt=5", undefined, { token });
    expect(json.errors).toEqual([
      {
        in: "query",
        path: "limt",
        rule: "unknown_parameter",
        message: "There is no parameter “limt”. Known here: cursor, limit, state, q, eventTypes, from, to, timezone.",
        params: { value: "limt", options: "cursor, limit, state, q, eventTypes, from, to, timezone" },
      },
    ]);
    expect(await dump(daybook)).toEqual(before);
  });

  it("tells a stranger nothing before they sign in", async () => {
    expectRefusal(await daybook.call("GET", "/v1/bookings?x=1"), [401, "unauthenticated"]);
  });

  it("is let through where calendar apps and monitors add theirs", async () => {
    const feed = await daybook.call("POST", "/v1/feeds", { name: "F" }, { token: host.token });
    const booked = await daybook.call("POST", `${page.path}/bookings`, booking(free), { headers: key() });
    expect(booked.status, booked.text).toBe(201);
    for (const path of [
      `${new URL(feed.json.url).pathname}?nocache=1699999999`,
      `/v1/manage/${manageToken(booked)}/calendar.ics?utm_source=mail`,
      "/healthz?t=1",
    ])
      expect([path, (await daybook.call("GET", path)).status]).toEqual([path, 200]);
  });
});
