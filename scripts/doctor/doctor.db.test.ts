import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../test/database.ts";
import { startWorker, type TestWorker } from "../test/worker.ts";
import { checkDeployment } from "./deployment.ts";
import { checkKeys } from "./settings.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const statesOf = (checks: Awaited<ReturnType<typeof checkDeployment>>) =>
  Object.fromEntries(checks.map(({ what, state }) => [what, state]));

describe.each([
  ["the Worker that is deployed", "wrangler.toml", "fine"],
  ["the local Worker", "wrangler.local.toml", "wrong"],
])("of %s", (_, config, bundle) => {
  let database: FreshDatabase;
  let worker: TestWorker;
  beforeAll(async () => {
    database = await freshDatabase();
    worker = await startWorker({ databaseUrl: database.url, config, vars: { TOKEN_KEYS: `1:${KEY}` } });
  });
  afterAll(async () => {
    await worker?.close();
    await database?.drop();
  });

  it(`doctor finds that its bundle is ${bundle}, and the rest in order`, async () => {
    const checks = await checkDeployment(worker.url.origin, database.url);
    expect(statesOf(checks)).toEqual({ Worker: "fine", address: "fine", plan: "fine", bundle, Hyperdrive: "fine" });
  });

  it("doctor finds a database that its Worker doesn't read", async () => {
    const other = await freshDatabase();
    const checks = await checkDeployment(worker.url.origin, other.url);
    await other.drop();
    expect(statesOf(checks).Hyperdrive).toBe("wrong");
  });
});

it("doctor finds an address where nothing answers", async () => {
  const [first, ...others] = await checkDeployment("http://127.0.0.1:9", undefined);
  expect(first).toMatchObject({ what: "Worker", state: "wrong" });
  expect(others).toEqual([]);
});

it.each([
  [undefined, "not checked"],
  [`1:${KEY}`, "fine"],
  [`2:${Buffer.alloc(48, 1).toString("base64")},1:${KEY}`, "fine"],
  [`1:${Buffer.alloc(31, 1).toString("base64")}`, "wrong"],
  [`256:${KEY}`, "wrong"],
  [KEY, "wrong"],
])("doctor reads TOKEN_KEYS %s as %s", (keys, state) => {
  expect(checkKeys(keys).state).toBe(state);
});
