import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { settled } from "./database-dump.ts";
import { type Answer, type Daybook, key, signUp } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

type Name = keyof typeof allOperations;
const record = (name: Name): Operation => allOperations[name];
const limited = (Object.keys(allOperations) as Name[]).filter((name) => record(name).limit !== undefined);
const counted = limited.filter((name) => !["reads", "sockets"].includes(record(name).limit ?? ""));

let daybook: Daybook;
let world: World;
beforeAll(async () => {
  daybook = await startFaultyDaybook({
    adjust: ({ vars: { CALLS_PER_MINUTE: _, ...vars }, ...config }) => ({ ...config, vars }),
  });
  world = await makeWorld(daybook, await signUp(daybook));
  await settled(daybook);
});
afterAll(() => daybook?.close());

let last = 0;
/** Somebody else's address each time. */
const address = () => ({ "cf-connecting-ip": `203.0.113.${++last}` });

/** An Item of a List of Structured Fields (RFC 9651): a String with integers as its parameters. */
const ITEM = /^"[a-z_]+"(;[a-z]+=\d+)+$/;
function fieldOf(answer: Answer, name: "ratelimit" | "ratelimit-policy"): Record<string, Record<string, number>> {
  const text = answer.headers.get(name);
  if (text === null) return {};
  const items = text.split(", ");
  for (const item of items) expect(item).toMatch(ITEM);
  return Object.fromEntries(
    items.map((item) => {
      const [quoted = "", ...parameters] = item.split(";");
      const entries = parameters.map((one) => one.split("=")).map(([letter, value]) => [letter, Number(value)]);
      return [quoted.slice(1, -1), Object.fromEntries(entries)];
    }),
  );
}

function call(name: Name, headers: Record<string, string>): Promise<Answer> {
  const { path, body, headers: own } = samples[name](world);
  const token = record(name).access.as === "account" ? world.host.token : undefined;
  return daybook.call(splitKey(name).method, path, body, { token, headers: { ...own, ...headers } });
}
const signIn = (headers: Record<string, string>) =>
  daybook.call("POST", "/v1/sessions", { email: world.host.email, password: "a wrong one" }, { headers });

describe("every limited operation says how many calls there may be", () => {
  it.each(limited.filter((name) => record(name).success.status !== 101))("%s", async (name) => {
    const policy = fieldOf(await call(name, address()), "ratelimit-policy");
    const { limit = "" } = record(name);
    expect(policy[limit]).toEqual({ q: expect.any(Number), w: 60 });
  });

  it.each(counted)("%s also says how many are left, and of the narrower and the wider limit alike", async (name) => {
    const { limit = "" } = record(name);
    const answer = await call(name, address());
    const policy = fieldOf(answer, "ratelimit-policy");
    const left = fieldOf(answer, "ratelimit");
    expect(Object.keys(left)).toEqual(Object.keys(policy));
    expect(Object.keys(left)).toEqual([limit, `${limit}_altogether`]);
    expect(left[`${limit}_altogether`]).toEqual({ r: (policy[`${limit}_altogether`]?.q ?? 0) - 1, t: 60 });
  });
});

describe("what is left", () => {
  it("falls by one with each call to none, then the call is refused and says until when", async () => {
    const from = address();
    const left: (number | undefined)[] = [];
    for (let n = 0; n < 10; n++) left.push(fieldOf(await signIn(from), "ratelimit").sign_in?.r);
    expect(left).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    const refused = await signIn(from);
    expect([refused.status, refused.json.code]).toEqual([429, "rate_limited"]);
    const { sign_in } = fieldOf(refused, "ratelimit");
    expect(sign_in?.r).toBe(0);
    // The draft: not before the end of the window.
    expect(Number(refused.headers.get("retry-after"))).toBe(sign_in?.t);
    expect(fieldOf(refused, "ratelimit-policy").sign_in).toEqual({ q: 10, w: 60 });
  });

  it("is told of reads only when none is, as they are counted in tens", async () => {
    const from = address();
    const read = () => daybook.call("GET", world.page.path, undefined, { headers: from });
    const first = await read();
    expect(fieldOf(first, "ratelimit-policy")).toEqual({ reads: { q: 300, w: 60 } });
    expect(first.headers.get("ratelimit")).toBeNull();
  });

  it("is said of nothing that isn't limited", async () => {
    const answer = await daybook.call("GET", "/v1/me", undefined, { token: world.host.token });
    expect([answer.headers.get("ratelimit"), answer.headers.get("ratelimit-policy")]).toEqual([null, null]);
  });
});

describe("counts are exact", () => {
  it("when calls come all at once: of forty, ten are let through", async () => {
    const from = address();
    expect(counts(await parallel(40, () => signIn(from)))).toEqual({ 401: 10, 429: 30 });
  });

  it("when what counts them was put away meanwhile", async () => {
    const from = address();
    await parallel(6, () => signIn(from));
    await daybook.worker.evict("CallCounter", from["cf-connecting-ip"]);
    expect(counts(await parallel(10, () => signIn(from)))).toEqual({ 401: 4, 429: 6 });
  });

  it("and the minute after begins anew", async () => {
    const from = address();
    await parallel(12, () => signIn(from));
    await fault(daybook, { ahead: 61_000 });
    const again = await signIn(from);
    expect([again.status, fieldOf(again, "ratelimit").sign_in]).toEqual([401, { r: 9, t: 60 }]);
    await fault(daybook, { ahead: 0 });
  });

  it("of bad calls too, before they are read", async () => {
    const from = address();
    const broken = () =>
      daybook.send("POST", "/v1/accounts", "{", { "content-type": "application/json", ...key(), ...from });
    expect(counts(await parallel(8, broken))).toEqual({ 400: 5, 429: 3 });
  });
});

it("OpenAPI describes the headers on answers and on refusals", async () => {
  const { json } = await daybook.call("GET", "/v1/openapi.json");
  for (const name of limited) {
    const { method, path } = splitKey(name);
    const { responses } = json.paths[path][method.toLowerCase()];
    const { status } = record(name).success;
    const described = (code: number) => Object.keys(responses[code].headers ?? {});
    if (status !== 101)
      expect(described(status), name).toEqual(expect.arrayContaining(["RateLimit-Policy", "RateLimit"]));
    expect(described(429), name).toEqual(["Retry-After", "RateLimit-Policy", "RateLimit"]);
  }
  await eventually(() => Object.keys(json.components.headers)).toContain("RateLimit-Policy");
});
