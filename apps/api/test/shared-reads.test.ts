import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertHosts, pathOf } from "../../../bench/database/hosts.ts";
import { bundleWorker } from "../../../bench/http/bundle.ts";
import { Requests } from "../../../bench/http/requests.ts";
import { startWorkerd, type Workerd } from "../../../bench/http/workerd.ts";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { day } from "./daybook.ts";

/** How long the Worker remembers where an address leads, ms. */
const REMEMBERED = 5_000;

let database: FreshDatabase;
let workerd: Workerd;
const dir = mkdtempSync(join(tmpdir(), "daybook-shared-reads-"));

beforeAll(async () => {
  database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await insertHosts(client, 1);
  await client.end();
  // Bare workerd: behind the dev proxy requests come too slowly to have much under way at once.
  workerd = await startWorkerd(await bundleWorker(join(dir, "build")), dir, database.url);
});
afterAll(async () => {
  await workerd?.stop();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** The statuses that came up while so many clients asked the same, over and over, for so many ms. */
async function statuses(path: string, clients: number, ms: number): Promise<number[]> {
  const requests = new Requests(workerd.port, clients);
  const seen = new Set<number>();
  const until = Date.now() + ms;
  const ask = async () => {
    while (Date.now() < until) seen.add((await requests.send("GET", path)).status);
  };
  await Promise.all(Array.from({ length: clients }, ask));
  requests.close();
  return [...seen];
}

const week = (path: string): string => `${path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`;

// What one request has under way others wait for, and the runtime lets none of them answer in another's name.
describe("many who ask the same at the same moment", () => {
  it("are all told the page's slots, also when its address is looked up again", async () => {
    expect(await statuses(week(pathOf(1)), 32, REMEMBERED + 1_500)).toEqual([200]);
  });

  it("are all told of an address that leads nowhere", async () => {
    expect(await statuses(week("/v1/pages/nobody/here"), 32, 500)).toEqual([404]);
  });
});
