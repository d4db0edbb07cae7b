import { allOperations } from "@daybook/contract/all-operations";
import { grantedBy, type KeyScope, keyScopes } from "@daybook/contract/api-keys";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin } from "../../../scripts/test/database.ts";
import { dump, settled } from "./database-dump.ts";
import { type Daybook, type Host, key, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let world: World;
let host: Host;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  world = await makeWorld(daybook, host);
  await settled(daybook);
});
afterAll(() => daybook?.close());

type Name = keyof typeof allOperations;
const ofAccounts = (Object.keys(allOperations) as Name[]).filter((name) => allOperations[name].access.as === "account");
const accessOf = (name: Name) => (allOperations[name] as Operation).access as { scope?: string; stepUp?: true };
const wish = (over: object = {}) => ({ name: "CRM", scopes: ["read"], expiresInDays: 90, ...over });

async function makeKey(over: object = {}, token = host.token): Promise<{ id: string; key: string }> {
  const made = await daybook.call("POST", "/v1/api-keys", wish(over), { token, headers: key() });
  expect(made.status, made.text).toBe(201);
  return made.json;
}
const call = (name: Name, token: string) => {
  const { path, body, headers = {} } = samples[name](world);
  return daybook.call(splitKey(name).method, path, body, { token, headers });
};
const list = (token = host.token) => daybook.call("GET", "/v1/api-keys", undefined, { token });

describe("what a key may do", () => {
  it.each(keyScopes)("a key for %s does what its word says, and nothing else", async (word) => {
    const { key: token } = await makeKey({ scopes: [word] });
    const mayDo = (name: Name) => (grantedBy[word] as readonly string[]).includes(accessOf(name).scope ?? "nothing");
    // Its first use is written down; what is refused after it changes nothing.
    await call("GET /v1/me", token);
    const before = await dump(daybook);
    for (const name of ofAccounts.filter((one) => !mayDo(one))) {
      const { status, json } = await call(name, token);
      expect([name, status, json?.code]).toEqual([name, 403, "forbidden"]);
    }
    expect(await dump(daybook)).toEqual(before);
    for (const name of ofAccounts.filter((one) => mayDo(one) && one.startsWith("GET") && !one.endsWith("live")))
      expect([name, (await call(name, token)).status]).toEqual([name, 200]);
  });

  it("words add up, and one that a later version wrote lets it do nothing", async () => {
    const made = await makeKey({ scopes: ["book", "webhooks"] });
    for (const name of ["GET /v1/bookings", "GET /v1/webhooks"] as const)
      expect((await call(name, made.key)).status).toBe(200);
    expect((await call("GET /v1/schedules", made.key)).status).toBe(403);
    await asAdmin(daybook.database.url, `UPDATE api_keys SET scopes = '{everything}' WHERE id = '${made.id}'`);
    expect((await call("GET /v1/bookings", made.key)).status).toBe(403);
  });

  it("why a time is refused is told to a key that may read event types alone", async () => {
    const path = `${samples["GET /v1/pages/{handle}/{slug}/slots"](world).path}&explain=1`;
    const asked = async (word: KeyScope) =>
      (await daybook.call("GET", path, undefined, { token: (await makeKey({ scopes: [word] })).key })).status;
    expect([await asked("read"), await asked("webhooks")]).toEqual([200, 403]);
  });
});

describe("the life of a key", () => {
  it("is told once, kept nowhere, and shown by its beginning and its last use", async () => {
    const headers = key();
    const send = () => daybook.call("POST", "/v1/api-keys", wish({ name: "Once" }), { token: host.token, headers });
    const first = await send();
    const again = await send();
    expect(first.json.key).toMatch(/^dbk_[\w-]{43}$/);
    expect(first.json.key.startsWith(first.json.prefix)).toBe(true);
    expect(again.json).toEqual({ ...first.json, key: null });
    expect(JSON.stringify(await dump(daybook))).not.toContain(first.json.key.slice(12));
    const mine = async () => (await list()).json.items.find((one: { id: string }) => one.id === first.json.id);
    expect(await mine()).toMatchObject({ name: "Once", scopes: ["read"], lastUsedAt: null });
    expect((await call("GET /v1/me", first.json.key)).status).toBe(200);
    expect(Date.now() - Date.parse((await mine()).lastUsedAt)).toBeLessThan(60_000);
  });

  it("ends by being revoked, by its time, and for nobody else by a guess", async () => {
    const other = await signUp(daybook);
    const [revoked, over] = [await makeKey(), await makeKey({ expiresInDays: 1 })];
    const end = (token: string) => daybook.call("DELETE", `/v1/api-keys/${revoked.id}`, undefined, { token });
    expect((await end(other.token)).status).toBe(404);
    expect((await call("GET /v1/me", revoked.key)).status).toBe(200);
    expect((await end(host.token)).status).toBe(204);
    expect((await end(host.token)).status).toBe(404);
    await asAdmin(daybook.database.url, `UPDATE api_keys SET expires_at = now() WHERE id = '${over.id}'`);
    const rules = [];
    for (const token of [revoked.key, over.key, `${over.key}x`, "dbk_", `dbk_${"A".repeat(43)}`]) {
      const { status, json } = await call("GET /v1/me", token);
      rules.push([status, json.errors?.[0]?.rule]);
    }
    const unknown = [401, "unknown_key"];
    expect(rules).toEqual([unknown, [401, "expired"], unknown, unknown, unknown]);
    const shown = (await list()).json.items.map(({ id }: { id: string }) => id);
    expect([shown.includes(revoked.id), shown.includes(over.id)]).toEqual([false, false]);
  });

  it("none is made with a key, nor by who signed in longer ago", async () => {
    const { key: strongest } = await makeKey({ scopes: ["admin"] });
    expect((await daybook.call("POST", "/v1/api-keys", wish(), { token: strongest })).status).toBe(403);
    const { email, password } = host;
    const long = (await daybook.call("POST", "/v1/sessions", { email, password })).json.accessToken;
    const { sid } = decodeJwt(long);
    await asAdmin(
      daybook.database.url,
      `UPDATE sessions SET proved_at = now() - interval '11 min' WHERE id = '${sid}'`,
    );
    const late = await daybook.call("POST", "/v1/api-keys", wish(), { token: long });
    expect([late.status, late.json.errors?.[0]?.rule]).toEqual([401, "step_up"]);
    expect((await list(long)).status).toBe(200);
  });

  it("a wish that can't be had is refused by its field, and leaves nothing", async () => {
    const before = await dump(daybook);
    for (const [over, path, rule] of [
      [{ name: "" }, "name", "too_small"],
      [{ scopes: [] }, "scopes", "too_small"],
      [{ scopes: ["read", "read"] }, "scopes", "duplicate"],
      [{ scopes: ["everything"] }, "scopes.0", "invalid_value"],
      [{ expiresInDays: 0 }, "expiresInDays", "too_small"],
      [{ expiresInDays: 731 }, "expiresInDays", "too_big"],
    ] as const) {
      const { status, json } = await daybook.call("POST", "/v1/api-keys", wish(over), { token: host.token });
      const [broken] = json.errors;
      expect([status, broken.path, broken.rule]).toEqual([422, path, rule]);
    }
    expect(await dump(daybook)).toEqual(before);
  });

  it("fifty at once and more are no more than fifty", async () => {
    const many = await signUp(daybook);
    const asked = Array.from({ length: 54 }, () =>
      daybook.call("POST", "/v1/api-keys", wish(), { token: many.token, headers: key() }),
    );
    const answers = (await Promise.all(asked)).map(({ status, json }) => json.code ?? status);
    expect(answers.filter((one) => one === 201)).toHaveLength(50);
    expect(answers.filter((one) => one === "limit_reached")).toHaveLength(4);
  });
});

// The last one: what its world begins goes on by itself.
it("a key that may do all that keys may is let into every operation that names a scope", async () => {
  const throwaway = await signUp(daybook);
  const own = await makeWorld(daybook, throwaway);
  const { key: token } = await makeKey({ scopes: ["admin"] }, throwaway.token);
  // In the order of the samples: what deletes comes last.
  const inOrder = (Object.keys(samples) as Name[]).filter((one) => accessOf(one).scope && !one.endsWith("live"));
  for (const name of inOrder) {
    const { path, body, headers = {} } = samples[name](own);
    const { status } = await daybook.call(splitKey(name).method, path, body, { token, headers });
    expect([name, status < 400 || status === 412]).toEqual([name, true]);
  }
}, 120_000);
