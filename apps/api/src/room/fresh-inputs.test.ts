import { DatabaseUnavailable } from "@daybook/db/failures";
import { readHostVersions } from "@daybook/db/hosts";
import { type HostInputs, loadOfferInputs, type OfferInputs } from "@daybook/db/offer-inputs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskState } from "../objects/desk-rpc.ts";
import { sqlStorage } from "../objects/testing/sql-storage.ts";
import type { Env } from "../runtime/env.ts";
import { FreshInputs } from "./fresh-inputs.ts";
import { PageInputs } from "./page-inputs.ts";
import { stretchOf } from "./stretch.ts";

const NOW = Date.UTC(2030, 0, 7);
const HERE = stretchOf(NOW);
const world = vi.hoisted(() => ({
  now: 0,
  desks: {} as Record<string, () => Promise<DeskState>>,
  services: { now: () => world.now, connect: async () => ({ db: {}, end: async () => {} }) },
}));
vi.mock("../objects/worker-services.ts", () => ({ workerServices: () => world.services }));
vi.mock("../objects/host-desks.ts", () => ({
  hostDesk: (_: Env, id: string) => ({ subscribe: async () => world.desks[id]?.() }),
}));
vi.mock("@daybook/db/offer-inputs", () => ({ loadOfferInputs: vi.fn() }));
vi.mock("@daybook/db/hosts", () => ({ readHostVersions: vi.fn() }));
const load = vi.mocked(loadOfferInputs);
const versions = vi.mocked(readHostVersions);

const host = (hostId: string, version = 1): HostInputs => ({
  ...{ hostId, version, role: "fixed", weight: 1, priority: 0, appointments: [], busy: [] },
  hours: { timezone: "UTC", weekly: [], overrides: [] },
});
const read = (...hosts: HostInputs[]) => ({ settings: { durations: [30] }, hosts }) as unknown as OfferInputs;
const away = () => Promise.reject(new DatabaseUnavailable(new Error("away")));

let inputs: PageInputs;
let fresh: FreshInputs;
const state = (hostId: string, number: number): DeskState => ({
  ...{ hostId, number, version: 1 },
  holds: [{ id: `${hostId}${number}` } as DeskState["holds"][number]],
});

beforeEach(() => {
  world.now = NOW;
  world.desks = { ada: async () => state("ada", 1), bo: async () => state("bo", 1) };
  const room = { id: { name: "e" }, waitUntil: () => {}, getWebSockets: () => [] } as unknown;
  inputs = new PageInputs(sqlStorage());
  fresh = new FreshInputs(room as ConstructorParameters<typeof FreshInputs>[0], {} as Env, inputs, () => {});
  load.mockReset().mockImplementation(async () => read(host("ada"), host("bo")));
  versions.mockReset().mockImplementation(async () => new Map());
});

describe("how a room's inputs are when they are asked for", () => {
  it("current once they were read, stale while Postgres is away, and current again after it", async () => {
    expect(await fresh.ready([HERE])).toBe("current");
    world.now += 30_000;
    versions.mockImplementation(away);
    expect(await fresh.ready([HERE])).toBe("stale");
    versions.mockImplementation(async () => new Map());
    world.now += 1_000;
    expect(await fresh.ready([HERE])).toBe("stale");
    world.now += 5_000;
    expect(await fresh.ready([HERE])).toBe("current");
  });

  it("stale when something happened during every try", async () => {
    expect(await fresh.ready([HERE])).toBe("current");
    fresh.invalidate(state("ada", 2));
    versions.mockImplementation(async () => {
      fresh.invalidate(state("ada", 2));
      return new Map();
    });
    expect(await fresh.ready([HERE])).toBe("stale");
  });

  it("unavailable when nothing is known and Postgres is away, gone when it knows of no such page", async () => {
    load.mockImplementation(away);
    expect(await fresh.ready([HERE])).toBe("unavailable");
    load.mockImplementation(async () => null);
    expect(await fresh.ready([HERE])).toBe("gone");
  });

  it("unavailable when a stretch couldn't be had of every host", async () => {
    expect(await fresh.ready([HERE])).toBe("current");
    const ada = inputs.host("ada");
    if (ada) inputs.put(ada.invalidated(9));
    expect(await fresh.ready([HERE + 1])).toBe("unavailable");
    expect(await fresh.ready([HERE])).toBe("stale");
  });

  it("current for a page that nobody can be booked at", async () => {
    load.mockImplementation(async () => read());
    expect(await fresh.ready([HERE])).toBe("current");
  });
});

describe("a desk that fails", () => {
  const numbers = () => ["ada", "bo"].map((id) => inputs.host(id)?.facts.number);

  it("keeps nothing from being known of the other hosts, and is asked again until it answers", async () => {
    const { ada = away } = world.desks;
    world.desks.ada = away;
    expect(await fresh.ready([HERE])).toBe("stale");
    expect(numbers()).toEqual([0, 1]);
    world.now += 5_000;
    world.desks.bo = async () => state("bo", 2);
    versions.mockImplementation(async () => new Map([["bo", 2]]));
    load.mockImplementation(async () => read(host("ada"), host("bo", 2)));
    expect(await fresh.ready([HERE])).toBe("stale");
    expect(numbers()).toEqual([0, 2]);
    expect(inputs.host("bo")?.facts.version).toBe(2);
    expect(inputs.isCurrent(HERE)).toBe(true);
    expect(await fresh.ready([HERE + 1])).toBe("stale");
    world.now += 5_000;
    world.desks.ada = ada;
    expect(await fresh.ready([HERE])).toBe("current");
    expect(numbers()).toEqual([1, 2]);
  });
});
