import { describe, expect, it } from "vitest";
import { HashTurns } from "./hash-turns.ts";

/** A clock that goes on as jobs work, and when everybody sleeps; and when each job ran. */
function line() {
  const clock = { now: 1_000_000 };
  const begun = clock.now;
  const ran: number[] = [];
  const sleepers: { at: number; wake: () => void }[] = [];
  const wakeNext = () => {
    sleepers.sort((a, b) => a.at - b.at);
    const next = sleepers.shift();
    if (!next) return;
    clock.now = Math.max(clock.now, next.at);
    next.wake();
  };
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      sleepers.push({ at: clock.now + ms, wake });
      setImmediate(wakeNext);
    });
  const turns = new HashTurns({ spacing: 80, longest: 400 }, () => clock.now, sleep);
  const hash = (taking = 40) =>
    turns.run(() => {
      ran.push(clock.now - begun);
      clock.now += taking;
      return "hashed";
    });
  return { clock, ran, hash };
}

describe("turns at hashing", () => {
  it("begin at once for one who comes alone, again and again", async () => {
    const { clock, ran, hash } = line();
    for (let i = 0; i < 3; i++) {
      expect(await hash()).toBe("hashed");
      clock.now += 40;
    }
    expect(ran).toEqual([0, 80, 160]);
  });

  it("leave room between those who come together", async () => {
    const { ran, hash } = line();
    await Promise.all([hash(), hash(), hash(), hash()]);
    expect(ran).toEqual([0, 80, 160, 240]);
  });

  it("leave others as much time as they took, where that is longer than they are apart", async () => {
    const { ran, hash } = line();
    await Promise.all([hash(150), hash(150), hash(150)]);
    expect(ran).toEqual([0, 300, 600]);
  });

  it("turn away who would wait too long, and tell how long to wait; the line goes on", async () => {
    const { clock, ran, hash } = line();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => hash()));
    expect(results.map(({ status }) => status)).toEqual([...Array(6).fill("fulfilled"), ...Array(4).fill("rejected")]);
    expect(results.at(-1)).toMatchObject({ reason: { code: "overloaded", extra: { retryAfter: 0.4 } } });
    clock.now += 1_000;
    await hash();
    expect(ran).toHaveLength(7);
  });

  it("go on after a job that failed", async () => {
    const turns = new HashTurns(
      { spacing: 80, longest: 400 },
      () => 0,
      async () => {},
    );
    await expect(
      turns.run(() => {
        throw new Error("no memory");
      }),
    ).rejects.toThrow("no memory");
    expect(await turns.run(() => 1)).toBe(1);
  });
});
