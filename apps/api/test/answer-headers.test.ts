import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settled } from "./database-dump.ts";
import { type Daybook, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

// `call` itself refuses an answer whose headers say too little: these tests make sure that each operation answers once.
let daybook: Daybook;
let world: World;
/** For when an operation has taken away what the next one is about. */
const spare: World[] = [];
beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  for (let count = 0; count < 3; count++) spare.push(await makeWorld(daybook, await signUp(daybook)));
  await settled(daybook);
});
afterAll(() => daybook?.close());

const names = Object.keys(samples) as (keyof typeof allOperations)[];
const accessOf = (name: keyof typeof allOperations) => (allOperations[name] as Operation).access;
const isSocket = (name: string) => /\/live$/.test(name);

/** A token can't do these. */
const BY_COOKIE = new Set<string>(["POST /v1/sessions/refresh"]);
const bearer = () => ({ authorization: `Bearer ${world.host.token}` });
async function session(): Promise<Record<string, string>> {
  const { email, password } = world.host;
  const answer = await daybook.call("POST", "/v1/sessions", { email, password });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const origin: string = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
  return { cookie, origin };
}

it("knows of every operation", () => {
  expect([...names].sort()).toEqual(Object.keys(allOperations).sort());
});

it("whoever isn't let in learns nothing that could be kept or passed on", async () => {
  for (const name of names.filter((one) => accessOf(one).as !== "anyone")) {
    const { path, body } = samples[name](world);
    const forged = path.replace(/[A-Za-z0-9_-]{40,}/, (token) => `${token.slice(0, -2)}AA`);
    const { status } = await daybook.call(splitKey(name).method, forged, body, {});
    expect(status, name).toBeGreaterThanOrEqual(400);
  }
});

/** Calls an operation as its owner does. */
async function callAsOwner(name: keyof typeof allOperations): Promise<{ status: number; text: string }> {
  const { path, body, headers = {} } = samples[name](world);
  const own = accessOf(name).as !== "account" ? {} : BY_COOKIE.has(name) ? await session() : bearer();
  return daybook.call(splitKey(name).method, path, body, { headers: { ...own, ...headers } });
}

it("no answer may be kept, listed, passed on or run", { timeout: 180_000 }, async () => {
  for (const name of names.filter((one) => !isSocket(one))) {
    let answer = await callAsOwner(name);
    if (answer.status >= 400) {
      world = spare.pop() ?? world;
      answer = await callAsOwner(name);
    }
    expect(answer.status, `${name} ${answer.text}`).toBeLessThan(400);
  }
});
