import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { askDatabase, dump, settled } from "./database-dump.ts";
import { type Answer, type Daybook, key, signUp, unique } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

let proxy: PostgresProxy;
let daybook: Daybook;
let world: World;
let origin: string;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
  world = await makeWorld(daybook, await signUp(daybook));
  origin = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
  await settled(daybook);
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const cookieOf = (answer: Answer) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";
const signIn = async () => {
  const { email, password } = world.host;
  const answer = await daybook.call("POST", "/v1/sessions", { email, password });
  expect(answer.status, answer.text).toBe(201);
  return { cookie: cookieOf(answer), token: String(answer.json.accessToken) };
};
const me = (headers: Record<string, string>) => daybook.call("GET", "/v1/me", undefined, { headers });
const withCookie = (method: string, path: string, cookie: string, more: Record<string, string> = {}) =>
  daybook.call(method, path, undefined, { headers: { cookie, origin, ...more } });

describe("a session", () => {
  it("lasts 30 days and no longer, and its row is swept away then", async () => {
    const { cookie } = await signIn();
    await fault(daybook, { ahead: 29.9 * DAY });
    expect((await me({ cookie })).status).toBe(200);
    await fault(daybook, { ahead: 30.1 * DAY });
    const over = await me({ cookie });
    expect([over.status, over.json.errors[0]]).toMatchObject([401, { path: "Cookie", rule: "expired" }]);
    await daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });
    await eventually(() => askDatabase(daybook, "SELECT 1 FROM sessions")).toEqual([]);
  });

  it("ends by signing out, on that device alone, and the cookie goes", async () => {
    const [here, there] = [await signIn(), await signIn()];
    const out = await withCookie("DELETE", "/v1/sessions/current", here.cookie);
    expect(out.status, out.text).toBe(204);
    expect(out.headers.get("set-cookie")).toMatch(/^daybook_session=; .*Max-Age=0/);
    expect((await me({ cookie: here.cookie })).status).toBe(401);
    expect((await me({ cookie: there.cookie })).status).toBe(200);
  });

  it("is renewed under another cookie, and the old one ends a minute later", async () => {
    const { cookie } = await signIn();
    const renewed = await withCookie("POST", "/v1/sessions/refresh", cookie);
    expect(renewed.status, renewed.text).toBe(200);
    expect(cookieOf(renewed)).not.toBe(cookie);
    await fault(daybook, { ahead: 0.9 * MINUTE });
    expect((await me({ cookie })).status).toBe(200);
    await fault(daybook, { ahead: 1.1 * MINUTE });
    expect((await me({ cookie })).status).toBe(401);
    expect((await withCookie("POST", "/v1/sessions/refresh", cookie)).status).toBe(401);
    await fault(daybook, { ahead: 29.9 * DAY });
    expect((await me({ cookie: cookieOf(renewed) })).status).toBe(200);
    await fault(daybook, { ahead: 0 });
    expect((await me({ cookie: cookieOf(renewed) })).status).toBe(200);
    expect((await me({ authorization: `Bearer ${renewed.json.accessToken}` })).status).toBe(200);
  });

  it("renewed by three tabs at once has one new cookie, and signs none of them out", async () => {
    for (let round = 0; round < 5; round++) {
      const { cookie } = await signIn();
      const before = await askDatabase(daybook, "SELECT id FROM sessions ORDER BY id");
      const tabs = await parallel(3, () => withCookie("POST", "/v1/sessions/refresh", cookie));
      expect(counts(tabs)).toEqual({ 200: 3 });
      const cookies = tabs.map(cookieOf).filter((one) => one !== "");
      expect(cookies).toHaveLength(1);
      for (const { json } of tabs) expect((await me({ authorization: `Bearer ${json.accessToken}` })).status).toBe(200);
      expect((await me({ cookie: cookies[0] ?? "" })).status).toBe(200);
      expect(await askDatabase(daybook, "SELECT id FROM sessions ORDER BY id")).toEqual(before);
    }
  });

  it("that is signed out while it is renewed is over, under either cookie", async () => {
    for (let round = 0; round < 10; round++) {
      const { cookie } = await signIn();
      const [renewed, out] = await Promise.all([
        withCookie("POST", "/v1/sessions/refresh", cookie),
        withCookie("DELETE", "/v1/sessions/current", cookie),
      ]);
      expect(out.status, out.text).toBe(204);
      for (const one of [cookie, cookieOf(renewed)].filter((each) => each !== ""))
        expect([renewed.status, (await me({ cookie: one })).status]).toEqual([renewed.status, 401]);
    }
  });

  it("can't be had for an access token, nor by somebody else's", async () => {
    const { cookie, token } = await signIn();
    const other = await signUp(daybook);
    await settled(daybook);
    const before = await dump(daybook);
    const alone = await daybook.call("POST", "/v1/sessions/refresh", undefined, { token });
    expect([alone.status, alone.json.errors[0].path]).toEqual([401, "Cookie"]);
    const mixed = await withCookie("POST", "/v1/sessions/refresh", cookie, { authorization: `Bearer ${other.token}` });
    expect([mixed.status, mixed.json.code]).toEqual([401, "unauthenticated"]);
    expect(await dump(daybook)).toEqual(before);
  });

  it("once signed out can't be renewed, and its access token opens nothing from that moment on", async () => {
    const { cookie, token } = await signIn();
    expect((await withCookie("DELETE", "/v1/sessions/current", cookie)).status).toBe(204);
    const headers = { authorization: `Bearer ${token}` };
    for (const renewed of [
      await withCookie("POST", "/v1/sessions/refresh", cookie),
      await withCookie("POST", "/v1/sessions/refresh", cookie, headers),
    ])
      expect([renewed.status, renewed.json.code]).toEqual([401, "unauthenticated"]);
    const ended = await me(headers);
    expect([ended.status, ended.json.errors[0].rule]).toEqual([401, "ended"]);
  });

  it("ends by its access token as well, for that is all that a program has", async () => {
    const { cookie, token } = await signIn();
    const authorization = `Bearer ${token}`;
    const out = await daybook.call("DELETE", "/v1/sessions/current", undefined, { headers: { authorization } });
    expect(out.status, out.text).toBe(204);
    expect([(await me({ authorization })).status, (await me({ cookie })).status]).toEqual([401, 401]);
  });

  it("isn't found under another cookie's name, or among several", async () => {
    const { cookie } = await signIn();
    const value = cookie.split("=")[1] ?? "";
    expect((await me({ cookie: `theme=dark; ${cookie}; x=y` })).status).toBe(200);
    for (const wrong of [`xdaybook_session=${value}`, `daybook_session=${value}x`, `daybook_session="${value}"`])
      expect([wrong, (await me({ cookie: wrong })).status]).toEqual([wrong, 401]);
  });
});

it("an access token lasts 30 minutes and no longer", async () => {
  const { token } = await signIn();
  const authorization = `Bearer ${token}`;
  await fault(daybook, { ahead: 29 * MINUTE });
  expect((await me({ authorization })).status).toBe(200);
  await fault(daybook, { ahead: 31 * MINUTE });
  const over = await me({ authorization });
  expect([over.status, over.json.errors[0].rule]).toEqual([401, "expired"]);
});

describe("another site's page, in a browser that is signed in here", () => {
  type Name = keyof typeof allOperations;
  const record = (name: Name): Operation => allOperations[name];
  const changes = (Object.keys(allOperations) as Name[]).filter(
    (name) => record(name).access.as === "account" && !name.startsWith("GET"),
  );

  it.each<[string, () => Record<string, string>]>([
    ["of another site", () => ({ origin: "https://evil.example" })],
    ["of no site at all", () => ({ origin: "null" })],
    ["of a site whose name begins like ours", () => ({ origin: `${origin}.evil.example` })],
    ["of ours under another scheme", () => ({ origin: origin.replace("http:", "https:") })],
    ["that says nothing", () => ({})],
    ["that says nothing, of a subdomain", () => ({ "sec-fetch-site": "same-site" })],
  ])("changes nothing with an Origin %s", async (_, headers) => {
    const { cookie } = await signIn();
    const before = await dump(daybook);
    for (const name of changes) {
      const sample = samples[name](world);
      const sent = { headers: { ...sample.headers, cookie, ...headers() } };
      const answer = await daybook.call(splitKey(name).method, sample.path, sample.body, sent);
      expect([name, answer.status, answer.json.code]).toEqual([name, 403, "origin_not_allowed"]);
    }
    expect(await dump(daybook)).toEqual(before);
  });

  it("can't sign anybody in or up, either", async () => {
    const before = await dump(daybook);
    for (const name of ["POST /v1/sessions", "POST /v1/accounts"] as const) {
      const sample = samples[name](world);
      const answer = await daybook.call("POST", sample.path, sample.body, {
        headers: { origin: "https://evil.example" },
      });
      expect([name, answer.status, answer.json.code]).toEqual([name, 403, "origin_not_allowed"]);
    }
    expect(await dump(daybook)).toEqual(before);
  });

  it("can't open the console's socket; ours can", async () => {
    const { cookie } = await signIn();
    const open = (from?: string) =>
      new Promise<number>((done) => {
        const socket = daybook.worker.connect("/v1/me/live", { cookie, ...(from ? { origin: from } : {}) });
        socket.on("open", () => {
          socket.close();
          done(101);
        });
        socket.on("unexpected-response", (_, response) => done(response.statusCode ?? 0));
        socket.on("error", () => {});
      });
    expect(await open("https://evil.example")).toBe(403);
    expect(await open()).toBe(403);
    expect(await open(daybook.worker.url.origin)).toBe(101);
  });

  it("while ours does, also where the browser sends Sec-Fetch-Site instead of Origin", async () => {
    const { cookie } = await signIn();
    for (const headers of [{ origin }, { "sec-fetch-site": "same-origin" }]) {
      const answer = await daybook.call(
        "PATCH",
        "/v1/me",
        { name: unique("n") },
        { headers: { cookie, ...headers } as Record<string, string> },
      );
      expect(answer.status, answer.text).toBe(200);
    }
  });
});

it("answers 503 to signing in and up while Postgres is away, writes nothing by halves, and works again by itself", async () => {
  const { email, password } = world.host;
  const body = { ...(samples["POST /v1/accounts"](world).body as object) };
  const { cookie } = await signIn();
  const headers = key();
  const before = await dump(daybook);
  proxy.down();
  const away = await Promise.all([
    daybook.call("POST", "/v1/sessions", { email, password }),
    daybook.call("POST", "/v1/accounts", body, { headers }),
    me({ cookie }),
    withCookie("POST", "/v1/sessions/refresh", cookie),
    daybook.call("POST", "/v1/feeds", { name: "F" }, { token: world.host.token, headers: key() }),
    daybook.call("GET", `/calendar/${world.feedFile}`),
  ]);
  proxy.up();
  for (const answer of away)
    expect([answer.status, answer.json.code], answer.text).toEqual([503, "database_unavailable"]);
  expect(await dump(daybook)).toEqual(before);
  const made = await daybook.call("POST", "/v1/accounts", body, { headers });
  expect(made.status, made.text).toBe(201);
  expect((await me({ cookie })).status).toBe(200);
});
