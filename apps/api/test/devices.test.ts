import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, type Host, signUp } from "./daybook.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

const MINUTE = 60_000;
const FIREFOX = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";

let daybook: Daybook;
let host: Host;
let origin: string;

beforeAll(async () => {
  daybook = await startFaultyDaybook({ vars: { CALLS_PER_MINUTE: "1000" } });
  origin = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
});
beforeEach(async () => {
  host = await signUp(daybook);
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(() => daybook?.close());

interface Device {
  cookie: string;
  token: string;
}
async function signIn(headers: Record<string, string> = {}, more: object = {}): Promise<Device> {
  const { email, password } = host;
  const answer = await daybook.call("POST", "/v1/sessions", { email, password, ...more }, { headers });
  expect(answer.status, answer.text).toBe(201);
  return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", token: answer.json.accessToken };
}
const as = ({ cookie }: Device) => ({ headers: { cookie, origin } });
const list = async (device: Device, query = "") =>
  (await daybook.call("GET", `/v1/sessions${query}`, undefined, as(device))).json;
const me = async (device: Device) => (await daybook.call("GET", "/v1/me", undefined, as(device))).status;
const end = (device: Device, which: string): Promise<Answer> =>
  daybook.call("DELETE", `/v1/sessions${which}`, undefined, as(device));
const idOf = async (device: Device): Promise<string> =>
  (await list(device)).items.find((one: { current: boolean }) => one.current).id;

/** A console's socket: resolves with the code it is closed with, and what it heard. */
function watch(device: Device) {
  const heard: string[] = [];
  const socket = daybook.worker.connect("/v1/me/live", { cookie: device.cookie, origin });
  socket.on("message", (data) => heard.push(String(data)));
  const closed = new Promise<number>((done) => socket.on("close", (code) => done(code)));
  const opened = new Promise<void>((done, fail) => {
    socket.on("open", () => done());
    socket.on("error", fail);
  });
  return { heard, closed, opened, close: () => socket.close() };
}

describe("where one is signed in", () => {
  it("is listed with what one knows a device by, this one marked, the last used first", async () => {
    const [mac, phone] = [await signIn({ "user-agent": FIREFOX }), await signIn({ "user-agent": IPHONE })];
    await signIn({ "user-agent": "acme-sync/1.2" }, { refresh: true });
    const { items, nextCursor } = await list(mac);
    expect(nextCursor).toBeNull();
    expect(items.map(({ agent, kind, current }: never) => [agent, kind, current])).toEqual([
      [{ name: "acme-sync", system: null, device: null }, "program", false],
      [{ name: "Safari", system: "iOS", device: "phone" }, "browser", false],
      [{ name: "Firefox", system: "macOS", device: "computer" }, "browser", true],
      [expect.anything(), "browser", false],
    ]);
    expect(items[0]).toMatchObject({ method: "password", ended: null });
    expect((await list(phone)).items.map((one: { current: boolean }) => one.current)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it("keeps the network coarsely, and of a session of the version before tells no more", async () => {
    const device = await signIn({ "cf-connecting-ip": "198.51.100.24" });
    const [kept] = await askDatabase(daybook, "SELECT network FROM sessions ORDER BY created_at DESC LIMIT 1");
    expect(kept).toEqual({ network: "198.51.100.0/24" });
    await askDatabase(daybook, "UPDATE sessions SET network = '198.51.100.24', last_used_at = NULL");
    const { items } = await list(device);
    expect(items.map(({ network }: { network: string }) => network)).toEqual(["198.51.100.0/24", "198.51.100.0/24"]);
  });

  it("is told page by page, each once", async () => {
    const devices = [await signIn(), await signIn(), await signIn(), await signIn()];
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const part: { items: { id: string }[]; nextCursor: string | null } = await list(
        devices[0] as Device,
        `?limit=2${cursor ? `&cursor=${cursor}` : ""}`,
      );
      seen.push(...part.items.map(({ id }) => id));
      cursor = part.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it("says when each was last used, written down no more often than every ten minutes, by token or cookie", async () => {
    const device = await signIn();
    const usedAt = async () =>
      Date.parse((await list(device)).items.find((one: { current: boolean }) => one.current).lastUsedAt);
    const began = await usedAt();
    await fault(daybook, { ahead: 9 * MINUTE });
    expect(await me(device)).toBe(200);
    expect(await usedAt()).toBe(began);
    await fault(daybook, { ahead: 11 * MINUTE });
    expect(await me(device)).toBe(200);
    expect(await usedAt()).toBeGreaterThanOrEqual(began + 10 * MINUTE);
    await fault(daybook, { ahead: 22 * MINUTE });
    expect((await daybook.call("GET", "/v1/me", undefined, { token: device.token })).status).toBe(200);
    await fault(daybook, { ahead: 23 * MINUTE });
    expect(await usedAt()).toBeGreaterThanOrEqual(began + 21 * MINUTE);
  });
});

describe("signing out", () => {
  it("of one device ends its cookie, its access token and its console at once, and nothing else", async () => {
    const [here, there] = [await signIn(), await signIn()];
    const [ours, theirs] = [watch(here), watch(there)];
    await Promise.all([ours.opened, theirs.opened]);
    const id = await idOf(there);
    expect((await end(here, `/${id}`)).status).toBe(204);
    expect(await theirs.closed).toBe(3000);
    expect(theirs.heard).toEqual(['{"type":"session.ended"}']);
    expect([await me(there), await me(here)]).toEqual([401, 200]);
    const byToken = await daybook.call("GET", "/v1/me", undefined, { token: there.token });
    expect([byToken.status, byToken.json.errors[0].rule]).toEqual([401, "ended"]);
    await expect.poll(() => ours.heard).toContainEqual('{"type":"sessions.changed"}');
    expect((await end(here, `/${id}`)).status).toBe(404);
    ours.close();
  });

  it("everywhere else leaves this one alone, and other people", async () => {
    const other = await signUp(daybook);
    const { email, password } = host;
    const program = (await daybook.call("POST", "/v1/sessions", { email, password, refresh: true })).json;
    const [here, there] = [await signIn(), await signIn()];
    const socket = watch(there);
    await socket.opened;
    const answer = await end(here, "");
    expect([answer.status, answer.json]).toEqual([200, { ended: 3 }]);
    expect(await socket.closed).toBe(3000);
    expect([await me(here), await me(there)]).toEqual([200, 401]);
    expect((await list(here)).items).toHaveLength(1);
    const refreshed = await daybook.call("POST", "/v1/tokens", { refreshToken: program.refreshToken });
    expect([refreshed.status, refreshed.json.errors[0].rule]).toEqual([401, "expired"]);
    expect((await daybook.call("GET", "/v1/me", undefined, { token: other.token })).status).toBe(200);
    expect((await end(here, "")).json).toEqual({ ended: 0 });
  });

  it("here takes the cookie along, whichever way it is said", async () => {
    const here = await signIn();
    const out = await end(here, `/${await idOf(here)}`);
    expect(out.headers.get("set-cookie")).toMatch(/^daybook_session=; .*Max-Age=0/);
    expect(await me(here)).toBe(401);
  });

  it("ends a key's socket when the key is revoked, and no other one", async () => {
    const here = await signIn();
    const wish = { name: "Board", scopes: ["read"], expiresInDays: 1 };
    const { id, key } = (await daybook.call("POST", "/v1/api-keys", wish, as(here))).json;
    const socket = daybook.worker.connect("/v1/me/live", { authorization: `Bearer ${key}` });
    const closed = new Promise<number>((done) => socket.on("close", (code) => done(code)));
    await new Promise((done) => socket.on("open", done));
    const ours = watch(here);
    await ours.opened;
    expect((await daybook.call("DELETE", `/v1/api-keys/${id}`, undefined, as(here))).status).toBe(204);
    expect(await closed).toBe(3000);
    await expect.poll(() => ours.heard).toEqual(['{"type":"sessions.changed"}']);
    ours.close();
  });

  it("closes no console of a session that a caller merely names", async () => {
    const [here, there] = [await signIn(), await signIn()];
    const socket = daybook.worker.connect("/v1/me/live", {
      cookie: here.cookie,
      origin,
      "x-daybook-proof": await idOf(there),
    });
    const closed = new Promise<number>((done) => socket.on("close", (code) => done(code)));
    await new Promise((done) => socket.on("open", done));
    await end(here, `/${await idOf(there)}`);
    await new Promise((done) => setTimeout(done, 300));
    expect(socket.readyState).toBe(socket.OPEN);
    socket.close();
    await closed;
  });
});

it("a session that somebody else chose is never taken: each sign-in has a token of its own", async () => {
  const chosen = `daybook_session=${Buffer.alloc(32, 3).toString("base64url")}`;
  const { email, password } = host;
  const before = await signIn();
  for (const cookie of [chosen, before.cookie]) {
    const answer = await daybook.call("POST", "/v1/sessions", { email, password }, { headers: { cookie, origin } });
    const given = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(given).toMatch(/^daybook_session=[\w-]{43}$/);
    expect(given).not.toBe(cookie);
  }
  expect(await me({ cookie: chosen, token: "" })).toBe(401);
  const rows = await dump(daybook);
  expect(JSON.stringify(rows)).not.toContain(before.cookie.split("=")[1]);
});
