import type { Database } from "@daybook/db/connection";
import { describe, expect, it } from "vitest";
import type { Env } from "../runtime/env.ts";
import { retentionSource } from "./retention-source.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2030, 0, 7);
/** Whoever asks Postgres fails. */
const noDatabase = null as unknown as Database;

function start() {
  const sent: unknown[] = [];
  const kept = new Map<string, unknown>();
  const env = { JOBS: { send: async (message: unknown) => void sent.push(message) } } as unknown as Env;
  const storage = {
    get: async (name: string) => kept.get(name),
    put: async (name: string, value: unknown) => void kept.set(name, value),
  } as unknown as Parameters<typeof retentionSource>[1];
  return { sent, env, storage, source: retentionSource(env, storage) };
}

describe("retention as a source of the due clock", () => {
  it("is due at first, then every six hours, and asks Postgres for neither", async () => {
    const { source, sent } = start();
    expect(await source.due(noDatabase, NOW, 100)).toEqual(["prune"]);
    await source.wake(["prune"], NOW);
    expect(sent).toEqual([{ job: "prune" }]);
    expect(await source.due(noDatabase, NOW + 6 * HOUR - 1, 100)).toEqual([]);
    expect(await source.next(noDatabase, NOW)).toBe(NOW + 6 * HOUR);
    expect(await source.due(noDatabase, NOW + 6 * HOUR, 100)).toEqual(["prune"]);
  });

  it("is remembered by the clock's storage when the clock is started anew", async () => {
    const { source, env, storage } = start();
    await source.wake(["prune"], NOW);
    expect(await retentionSource(env, storage).due(noDatabase, NOW + HOUR, 100)).toEqual([]);
  });

  it("stays due when the queue didn't take it", async () => {
    const { env, source } = start();
    Object.assign(env.JOBS, {
      send: async () => {
        throw new Error("The queue is away");
      },
    });
    await expect(source.wake(["prune"], NOW)).rejects.toThrow("away");
    expect(await source.due(noDatabase, NOW, 100)).toEqual(["prune"]);
  });
});
