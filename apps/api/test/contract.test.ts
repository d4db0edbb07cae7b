import { allOperations } from "@daybook/contract/all-operations";
import { errorDetail } from "@daybook/contract/errors";
import { openApi } from "@daybook/contract/openapi";
import { splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Daybook, key, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

// Node can't load it, and the table of routes doesn't need it.
vi.mock("@phi-ag/argon2/argon2.wasm", () => ({ default: {} }));
vi.mock("cloudflare:workers", () => ({ waitUntil: () => {} }));

let daybook: Daybook;
let world: World;
let cookie: string;

beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  const { email, password } = world.host;
  const signedIn = await daybook.call("POST", "/v1/sessions", { email, password });
  cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
});
afterAll(() => daybook?.close());

type Name = keyof typeof allOperations;
const names = Object.keys(allOperations) as Name[];

describe("routes and records", () => {
  it("are the same: no route without a record, no record without a route", async () => {
    const { createApp } = await import("../src/app.ts");
    const routed = createApp()
      .routes.filter(({ path }) => !/^\/?\*$/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
    expect([...new Set(routed)].sort()).toEqual([...names].sort());
  });

  it("a method that an address doesn't know is refused with those it does", async () => {
    for (const name of names) {
      const { path } = samples[name](world);
      const known = names.filter((other) =>
        new RegExp(`^${splitKey(other).path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path.split("?")[0] ?? ""),
      );
      const options = await daybook.call("OPTIONS", path);
      const allow = options.headers.get("allow")?.split(", ") ?? [];
      expect([path, options.status]).toEqual([path, 204]);
      for (const other of known) expect(allow, path).toContain(splitKey(other).method);
      const strange = ["GET", "POST", "PUT", "PATCH", "DELETE"].find((method) => !allow.includes(method)) ?? "TRACK";
      const refused = await daybook.call(strange, path, strange === "GET" ? undefined : {}, {
        token: world.host.token,
      });
      expect([path, refused.status, refused.json.code, refused.headers.get("allow")]).toEqual([
        path,
        405,
        "method_not_allowed",
        allow.join(", "),
      ]);
    }
  });

  it("nothing of the local worker is in what is deployed", async () => {
    const { createApp } = await import("../src/app.ts");
    expect(createApp().routes.filter(({ path }) => path.startsWith("/dev"))).toEqual([]);
  });
});

it("serves the description that the contract makes, of the place where it answers", async () => {
  const { json, headers } = await daybook.call("GET", "/v1/openapi.json");
  expect(json).toEqual(openApi(json.servers[0].url));
  expect(json.servers[0].url).toMatch(/^http:\/\/[^/]+$/);
  expect(headers.get("content-type")).toMatch(/^application\/json/);
});

describe("each operation succeeds as its record says", () => {
  // The harness compares every answer with the schema of its record; here each is called once, what deletes last.
  it.each(Object.keys(samples) as Name[])("%s", async (name) => {
    const record = allOperations[name];
    const { path, body, headers } = samples[name](world);
    const { method } = splitKey(name);
    if (record.success.status === 101) {
      const socket = daybook.worker.connect(path, { authorization: `Bearer ${world.host.token}` });
      await new Promise((open, fail) => socket.on("open", open).on("error", fail));
      socket.close();
      return;
    }
    const sent = { ...headers, ...(record.access.as === "account" ? signedIn(name) : {}) };
    const answer = await daybook.call(method, path, body, { headers: sent });
    expect(answer.status, answer.text).toBe(record.success.status);
    // Other ways in are other accounts'.
    if (!name.startsWith("POST /v1/sessions")) return;
    const set = answer.headers.getSetCookie().find((one) => one.startsWith("daybook_session="));
    cookie = set?.split(";")[0] ?? cookie;
  });

  const signedIn = (name: Name): Record<string, string> =>
    /\/v1\/(?:sessions|me\/password)/.test(name)
      ? { cookie, "sec-fetch-site": "same-origin" }
      : { authorization: `Bearer ${world.host.token}` };
});

describe("what goes wrong inside", () => {
  it("is told as an internal error with the request's id, and none of our words", async () => {
    const other = await startDaybook();
    try {
      const host = await signUp(other);
      const words = await makeWorld(other, host);
      await askDatabase(other, "ALTER TABLE feeds RENAME TO feedz");
      await askDatabase(other, "ALTER TABLE schedules RENAME COLUMN weekly TO monthly");
      const calls = [
        ["GET", "/v1/feeds"],
        ["POST", "/v1/feeds", { name: "Secret name" }],
        ["GET", `/calendar/${words.feedFile}`],
        ["POST", "/v1/schedules", { name: "Secret name", timezone: "UTC", hours: [] }],
        ["GET", `/v1/schedules/${words.page.scheduleId}`],
      ] as const;
      for (const [method, path, body] of calls) {
        const answer = await other.call(method, path, body, { token: host.token, headers: key() });
        expect([path, answer.status]).toEqual([path, 500]);
        const { requestId, ...told } = answer.json;
        expect(told).toEqual({
          type: "urn:daybook:problem:internal",
          title: "Internal error",
          status: 500,
          code: "internal",
          detail: errorDetail.internal,
        });
        expect(answer.headers.get("x-request-id")).toBe(requestId);
      }
    } finally {
      await other.close();
    }
  });
});
