import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../test/database.ts";
import { startWorker, type TestWorker } from "../test/worker.ts";
import { checkDeployment } from "./deployment.ts";
import { checkKeys } from "./settings.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const statesOf = (checks: Awaited<ReturnType<typeof checkDeployment>>) =>
  Object.fromEntries(checks.map(({ what, state }) => [what, state]));

describe.each([
  ["the Worker that is deployed", "wrangler.toml", "fine", "https://book.example/"],
  ["the local Worker", "wrangler.local.toml", "wrong", undefined],
])("of %s", (_, config, bundle, publicUrl) => {
  let database: FreshDatabase;
  let worker: TestWorker;
  beforeAll(async () => {
    database = await freshDatabase();
    const vars = { TOKEN_KEYS: `1:${KEY}`, ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}) };
    worker = await startWorker({ databaseUrl: database.url, config, vars });
  });
  afterAll(async () => {
    await worker?.close();
    await database?.drop();
  });

  it(`doctor finds that its bundle is ${bundle}, and the rest in order`, async () => {
    const checks = await checkDeployment(worker.url.origin, database.url);
    // This test asks by another address than the deployed one's links lead to.
    const PUBLIC_URL = publicUrl ? "wrong" : "fine";
    const rest = { Worker: "fine", address: "fine", "signing keys": "fine", plan: "fine", Hyperdrive: "fine" };
    expect(statesOf(checks)).toEqual({ ...rest, bundle, PUBLIC_URL });
  });

  it("doctor finds a database that its Worker doesn't read", async () => {
    const other = await freshDatabase();
    const checks = await checkDeployment(worker.url.origin, other.url);
    await other.drop();
    expect(statesOf(checks).Hyperdrive).toBe("wrong");
  });
});

describe("without PUBLIC_URL", () => {
  let database: FreshDatabase;
  let worker: TestWorker;
  beforeAll(async () => {
    database = await freshDatabase();
    const vars = { TOKEN_KEYS: `1:${KEY}` };
    worker = await startWorker({ databaseUrl: database.url, config: "wrangler.toml", vars });
  });
  afterAll(async () => {
    await worker?.close();
    await database?.drop();
  });

  it("the Worker that is deployed answers nothing but what is missing, whatever it is asked", async () => {
    for (const path of ["/healthz", "/", "/v1/openapi.json", "/v1/pages/ana/intro", "/calendar/x.ics", "/manage/x"]) {
      const answer = await worker.fetch(path);
      const { code, detail } = (await answer.json()) as { code: string; detail: string };
      expect([path, answer.status, code], detail).toEqual([path, 503, "not_configured"]);
      expect(detail, path).toMatch(/^Configuration: PUBLIC_URL is missing: the address people open/);
    }
  });

  it("doctor says so", async () => {
    const [first, ...others] = await checkDeployment(worker.url.origin, database.url);
    expect(first).toMatchObject({ what: "Worker", state: "wrong", advice: expect.stringContaining("wrangler.toml") });
    expect(first?.found).toContain("PUBLIC_URL is missing");
    expect(others).toEqual([]);
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
