import { describe, expect, it } from "vitest";
import { HashTurns } from "./hash-turns.ts";

/** A clock that stands, and what was slept. */
function line() {
  const clock = { now: 1_000_000 };
  const slept: number[] = [];
  const turns = new HashTurns(
    { spacing: 80, longest: 400 },
    () => clock.now,
    async (ms) => void slept.push(ms),
  );
  return { clock, slept, turns };
}

describe("turns at hashing", () => {
  it("begin at once for one who comes alone, again and again", async () => {
    const { clock, slept, turns } = line();
    for (let i = 0; i < 100; i++) {
      await turns.wait();
      clock.now += 80;
    }
    expect(slept).toEqual([]);
  });

  it("leave room between those who come together", async () => {
    const { slept, turns } = line();
    await Promise.all([turns.wait(), turns.wait(), turns.wait(), turns.wait()]);
    expect(slept).toEqual([80, 160, 240]);
  });

  it("turn away who would wait too long, and tell how long to wait; the line goes on", async () => {
    const { clock, slept, turns } = line();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => turns.wait()));
    expect(results.map(({ status }) => status)).toEqual([...Array(6).fill("fulfilled"), ...Array(4).fill("rejected")]);
    expect(results.at(-1)).toMatchObject({ reason: { code: "overloaded", extra: { retryAfter: 0.4 } } });
    clock.now += 80;
    await turns.wait();
    expect(slept.at(-1)).toBe(400);
  });
});
