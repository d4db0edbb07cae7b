import { DatabaseUnavailable } from "@daybook/db/failures";
import { beforeEach, describe, expect, it } from "vitest";
import { ClaimLine } from "./claim-line.ts";

let now = 0;
let line: ClaimLine;
beforeEach(() => {
  now = 1_000;
  line = new ClaimLine(() => now);
});

/** A job that takes so long by the test's clock. */
const taking = (ms: number) => async () => {
  now += ms;
};
/** A job that ends when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { job: () => promise, end: resolve };
}

describe("the line of a host's claims", () => {
  it("runs one job after the other, in the order they came, also after one that failed", async () => {
    const ran: string[] = [];
    const job =
      (name: string, fails = false) =>
      async () => {
        ran.push(`${name} begins`);
        await Promise.resolve();
        ran.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const all = [line.serve(job("a")), line.serve(job("b", true)), line.serve(job("c"))];
    await Promise.allSettled(all);
    expect(ran).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    await expect(all[1]).rejects.toThrow("b");
    expect(line.length).toBe(0);
  });

  it("turns away who comes when it is too long", async () => {
    const first = held();
    const waiting = Array.from({ length: 2_000 }, () => line.serve(first.job));
    await expect(line.serve(first.job)).rejects.toThrow("overloaded");
    first.end();
    await Promise.all(waiting);
    await expect(line.serve(async () => "served")).resolves.toBe("served");
  });

  it("turns away who would wait longer than clients do, as the last jobs went, however short it is", async () => {
    for (let i = 0; i < 20; i++) await line.serve(taking(2_500));
    const first = held();
    const waiting = Array.from({ length: 9 }, () => line.serve(first.job));
    await expect(line.serve(first.job)).rejects.toThrow("overloaded");
    first.end();
    await Promise.all(waiting);
  });

  it("lets a stampede wait whose refusals cost next to nothing", async () => {
    await line.serve(taking(2_500));
    for (let i = 0; i < 20; i++) await line.serve(taking(1));
    const first = held();
    const waiting = Array.from({ length: 1_000 }, () => line.serve(first.job));
    expect(line.isFull).toBe(false);
    first.end();
    await Promise.all(waiting);
  });

  it("keeps nobody waiting for Postgres behind somebody who has waited for it in vain", async () => {
    let asked = 0;
    const inVain = async () => {
      asked++;
      now += 5_000;
      throw new DatabaseUnavailable(new Error("silence"));
    };
    const all = await Promise.allSettled([line.serve(inVain), line.serve(inVain), line.serve(inVain)]);
    expect(all.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(asked).toBe(1);
    now += 1;
    await expect(line.serve(inVain)).rejects.toThrow();
    expect(asked).toBe(2);
  });
});
