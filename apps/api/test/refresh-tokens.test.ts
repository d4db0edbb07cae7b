import { allOperations } from "@daybook/contract/all-operations";
import { splitKey } from "@daybook/contract/operation";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, type Host, signUp } from "./daybook.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let daybook: Daybook;
let host: Host;

beforeAll(async () => {
  daybook = await startFaultyDaybook({ vars: { CALLS_PER_MINUTE: "1000" } });
  host = await signUp(daybook);
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(() => daybook?.close());

const begin = async (): Promise<{ accessToken: string; refreshToken: string }> => {
  const { email, password } = host;
  const answer = await daybook.call("POST", "/v1/sessions", { email, password, refresh: true });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.headers.get("set-cookie")).toBeNull();
  return answer.json;
};
const spend = (refreshToken: string): Promise<Answer> => daybook.call("POST", "/v1/tokens", { refreshToken });
const next = async (refreshToken: string): Promise<{ accessToken: string; refreshToken: string }> => {
  const answer = await spend(refreshToken);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
};
const me = async (token: string) => (await daybook.call("GET", "/v1/me", undefined, { token })).status;
const refusal = ({ status, json }: Answer) => [status, json.code, json.errors?.[0]?.path, json.errors?.[0]?.rule];
const reused = [401, "unauthenticated", "refreshToken", "token_reused"];
const listed = async () => (await daybook.call("GET", "/v1/sessions", undefined, { token: host.token })).json.items;

describe("a refresh token", () => {
  it("brings a program through the days: a new access token each time, of the same session", async () => {
    let tokens = await begin();
    const { sid } = decodeJwt(tokens.accessToken);
    for (let day = 1; day <= 3; day++) {
      await fault(daybook, { ahead: day * 20 * DAY });
      expect(await me(tokens.accessToken)).toBe(401);
      tokens = await next(tokens.refreshToken);
      expect(await me(tokens.accessToken)).toBe(200);
      expect(decodeJwt(tokens.accessToken).sid).toBe(sid);
    }
    await fault(daybook, { ahead: 91 * DAY });
    expect(refusal(await spend(tokens.refreshToken))).toEqual([401, "unauthenticated", "refreshToken", "expired"]);
  });

  it("is kept nowhere, and neither is the one that follows on it", async () => {
    const first = await begin();
    const second = await next(first.refreshToken);
    const rows = JSON.stringify(await dump(daybook));
    for (const { refreshToken } of [first, second]) {
      const bytes = Buffer.from(refreshToken.slice(4), "base64url");
      for (const part of [refreshToken, bytes.toString("hex"), bytes.subarray(0, 16).toString("hex")])
        expect(rows).not.toContain(part);
    }
  });

  it("opens nothing by itself, as a bearer token or as a cookie, in any operation", async () => {
    const { refreshToken } = await begin();
    const before = await dump(daybook);
    for (const [name, { access }] of Object.entries(allOperations)) {
      if (access.as !== "account") continue;
      const { method, path } = splitKey(name);
      for (const headers of [
        { authorization: `Bearer ${refreshToken}` },
        { cookie: `daybook_session=${refreshToken}` },
      ]) {
        const answer = await daybook.call(method, path.replace(/\{\w+\}/g, crypto.randomUUID()), undefined, {
          headers,
        });
        expect([name, answer.status]).toEqual([name, 401]);
      }
    }
    expect(await dump(daybook)).toEqual(before);
  });

  it("whose answer was lost is answered the same successor again for half a minute", async () => {
    const first = await begin();
    const second = await next(first.refreshToken);
    await fault(daybook, { ahead: 29 * SECOND });
    const again = await next(first.refreshToken);
    expect(again.refreshToken).toBe(second.refreshToken);
    expect(await me(again.accessToken)).toBe(200);
    expect((await next(second.refreshToken)).refreshToken).not.toBe(second.refreshToken);
  });

  it("spent by eight at once has one successor", async () => {
    for (let round = 0; round < 3; round++) {
      const { refreshToken } = await begin();
      const answers = await parallel(8, () => spend(refreshToken));
      expect(counts(answers)).toEqual({ 200: 8 });
      expect(new Set(answers.map(({ json }) => json.refreshToken)).size).toBe(1);
    }
  });

  it.each<[string, (first: string, second: string) => Promise<unknown>]>([
    ["half a minute later", () => fault(daybook, { ahead: 31 * SECOND })],
    ["once its successor was used", (_, second) => next(second)],
  ])("that comes back %s ends the whole family at once, and the account sees why", async (_, meanwhile) => {
    const first = await begin();
    const second = await next(first.refreshToken);
    await meanwhile(first.refreshToken, second.refreshToken);
    expect(refusal(await spend(first.refreshToken))).toEqual(reused);
    for (const token of [second.refreshToken, first.refreshToken]) expect(refusal(await spend(token))).toEqual(reused);
    expect([await me(first.accessToken), await me(second.accessToken)]).toEqual([401, 401]);
    expect(await me(host.token)).toBe(200);
    const { sid } = decodeJwt(first.accessToken);
    const told = (await listed()).find(({ id }: { id: string }) => id === sid);
    expect(told.ended).toEqual({ at: expect.any(String), reason: "token_reused" });
    const entries = "SELECT account_id, actor FROM audit_log WHERE act = 'session.token_reused' AND subject_id = $1";
    expect(await askDatabase(daybook, entries, [sid])).toEqual([{ account_id: host.id, actor: "daybook" }]);
    await fault(daybook, { ahead: 29 * DAY });
    await daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });
    await fault(daybook, { ahead: 0 });
    const path = `/v1/sessions/${sid}`;
    expect((await daybook.call("DELETE", path, undefined, { token: host.token })).status).toBe(204);
    expect((await listed()).some(({ id }: { id: string }) => id === sid)).toBe(false);
  });

  it("that never was one, or is somebody's guess in a family, ends nobody's", async () => {
    const { refreshToken, accessToken } = await begin();
    const wrong = [
      "",
      "dbr_",
      refreshToken.slice(0, -1),
      accessToken.slice(0, 150),
      `dbr_${Buffer.alloc(48, 1).toString("base64url")}`,
      `dbk_${refreshToken.slice(4)}`,
    ];
    for (const text of wrong) expect((await spend(text)).status, text).toBe(401);
    expect((await daybook.call("POST", "/v1/tokens", { refreshToken: "x".repeat(201) })).status).toBe(422);
    expect((await daybook.call("POST", "/v1/tokens", { refreshToken, sub: host.id })).status).toBe(422);
    expect((await next(refreshToken)).refreshToken).toMatch(/^dbr_/);
  });

  it("of a program that signed out is over", async () => {
    const { accessToken, refreshToken } = await begin();
    const out = await daybook.call("DELETE", "/v1/sessions/current", undefined, { token: accessToken });
    expect(out.status).toBe(204);
    expect(refusal(await spend(refreshToken))).toEqual([401, "unauthenticated", "refreshToken", "expired"]);
  });
});

it("an access token is verified by whoever reads the published keys, which say nothing that signs", async () => {
  const { json, headers } = await daybook.call("GET", "/.well-known/jwks.json");
  expect(headers.get("cache-control")).toBe("public, max-age=300");
  expect(JSON.stringify(json)).not.toContain('"d"');
  const { accessToken } = await begin();
  const origin = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
  const verified = await jwtVerify(accessToken, createLocalJWKSet(json), { issuer: origin, audience: `${origin}/v1` });
  expect(verified.payload.sub).toBe(host.id);
});
