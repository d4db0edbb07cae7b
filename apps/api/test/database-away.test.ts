import { allOperations } from "@daybook/contract/all-operations";
import { splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
import { type Daybook, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let world: World;
let before: Record<string, string[]>;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startDaybook({ databaseUrl: proxy.through });
  world = await makeWorld(daybook, await signUp(daybook));
  await settled(daybook);
  before = await dump(daybook);
  proxy.down();
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

type Name = keyof typeof allOperations;
/** What needs no Postgres: the description, times that are in memory, holds, which live with the host's desk. */
const without: Partial<Record<Name, number[]>> = {
  "GET /v1/openapi.json": [200],
  "GET /v1/pages/{handle}/{slug}/slots": [200],
  "POST /v1/pages/{handle}/{slug}/holds": [201, 503],
  "DELETE /v1/holds/{id}": [204],
  // Without an upgrade there is nothing to ask Postgres; nor of what stands in settings and keys.
  "GET /v1/pages/{handle}/{slug}/live": [426],
  "GET /v1/sign-in-providers": [200],
  "GET /.well-known/jwks.json": [200],
  "POST /v1/passkeys/challenge": [200],
};

describe("while Postgres is away", () => {
  it.each(Object.keys(samples) as Name[])("%s says so and when to try again, or answers without it", async (name) => {
    const { path, body, headers } = samples[name](world);
    const { method } = splitKey(name);
    const token = allOperations[name].access.as === "account" ? world.host.token : undefined;
    const answer = await daybook.call(method, path, body, { token, ...(headers ? { headers } : {}) });
    expect(without[name] ?? [503], answer.text).toContain(answer.status);
    if (answer.status !== 503) return;
    expect([answer.json.code, Number(answer.headers.get("retry-after")) > 0]).toEqual(["database_unavailable", true]);
  });

  it("not a row is changed by it, and what is asked for afterwards works", async () => {
    expect(await dump(daybook)).toEqual(before);
    proxy.up();
    const name = "POST /v1/pages/{handle}/{slug}/bookings";
    const { path, body, headers } = samples[name](world);
    const booked = await daybook.call("POST", path, body, headers ? { headers } : {});
    expect(booked.status, booked.text).toBe(201);
  });
});
