import { describe, expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

/** Runs that end when they are told to. */
function start() {
  const runs: PromiseWithResolvers<void>[] = [];
  const open = { now: 0, most: 0 };
  const look = oneAtATime(async () => {
    open.most = Math.max(open.most, ++open.now);
    const run = Promise.withResolvers<void>();
    runs.push(run);
    await run.promise.finally(() => open.now--);
  });
  return { runs, open, look };
}
const settled = () => new Promise((done) => setTimeout(done));

describe("what runs one at a time", () => {
  it("runs once more for all who ask during a run, and not before that has ended", async () => {
    const { runs, open, look } = start();
    const first = look();
    const later = [look(), look(), look()];
    await settled();
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await first;
    await settled();
    expect(runs).toHaveLength(2);
    runs[1]?.resolve();
    await Promise.all(later);
    await settled();
    expect([runs.length, open.now, open.most]).toEqual([2, 0, 1]);
  });

  it("lets nobody in between a run and the one that was asked for during it", async () => {
    const { runs, open, look } = start();
    const between = look().then(() => look());
    const next = look();
    runs[0]?.resolve();
    await settled();
    for (const run of runs) run.resolve();
    await settled();
    for (const run of runs) run.resolve();
    await Promise.all([between, next]);
    expect(open.most).toBe(1);
  });

  it("runs again after a run that failed, whose asker alone is told", async () => {
    const { runs, look } = start();
    const first = look().catch((error: Error) => error.message);
    const second = look();
    runs[0]?.reject(new Error("Postgres is away"));
    expect(await first).toBe("Postgres is away");
    await settled();
    runs[1]?.resolve();
    await second;
    expect(runs).toHaveLength(2);
  });

  it("runs anew for whoever asks when none is under way", async () => {
    const { runs, look } = start();
    for (const at of [0, 1]) {
      const asked = look();
      runs[at]?.resolve();
      await asked;
    }
    expect(runs).toHaveLength(2);
  });
});
