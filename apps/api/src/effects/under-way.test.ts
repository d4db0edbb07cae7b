import type { AttemptEnd } from "@daybook/db/delivery-ends";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Attempt, UnderWay } from "./under-way.ts";

let sending: string[];
let finish: Map<string, () => void>;
beforeEach(() => {
  sending = [];
  finish = new Map();
});

const endOf = (id: string): AttemptEnd => ({ id, attempt: 1, error: null, at: 0, outcome: "done" });
/** An attempt that takes until it is told to end. */
const attempt = (id: string, receiver: string | null, over: Partial<Attempt> = {}): Attempt => ({
  sink: "webhook",
  receiver,
  atOnce: 3,
  run: () => {
    sending.push(id);
    return new Promise((done) => finish.set(id, () => done(endOf(id))));
  },
  ...over,
});
const idsOf = (ends: readonly AttemptEnd[]) => ends.map(({ id }) => id);
const turn = () => new Promise((later) => setTimeout(later));

describe("attempts that are under way", () => {
  it("are at most two for one receiver, and leave room for others", () => {
    const underWay = new UnderWay();
    for (const id of ["a1", "a2", "a3"]) underWay.add(attempt(id, "a"));
    underWay.add(attempt("b1", "b"));
    expect(sending).toEqual(["a1", "a2", "b1"]);
  });

  it("are at most so many of one sink, and another sink doesn't wait for them", () => {
    const underWay = new UnderWay();
    for (const id of ["a", "b", "c", "d"]) underWay.add(attempt(id, id));
    underWay.add(attempt("mail", "mail", { sink: "mail", atOnce: 2 }));
    expect(sending).toEqual(["a", "b", "c", "mail"]);
  });

  it("are more of one sink while no other has any, but only at receivers that answer quickly", async () => {
    const underWay = new UnderWay();
    for (const id of ["a1", "b1", "c1"]) underWay.add(attempt(id, id[0] as string));
    for (const id of ["a1", "b1", "c1"]) finish.get(id)?.();
    await turn();
    sending = [];
    for (const id of ["a2", "b2", "c2", "d2", "a3", "b3", "c3"]) underWay.add(attempt(id, id[0] as string));
    // Nobody knows yet how d answers.
    expect(sending).toEqual(["a2", "b2", "c2", "a3", "b3"]);
    underWay.add(attempt("mail", "mail", { sink: "mail", atOnce: 2 }));
    finish.get("a2")?.();
    finish.get("b2")?.();
    await turn();
    // Now that another has some, each keeps to its own.
    expect(sending).toEqual(["a2", "b2", "c2", "a3", "b3", "mail"]);
  });

  it("begin as others end", async () => {
    const underWay = new UnderWay();
    for (const id of ["a1", "a2", "a3"]) underWay.add(attempt(id, "a"));
    finish.get("a2")?.();
    await turn();
    expect(sending).toEqual(["a1", "a2", "a3"]);
  });

  it("are told together when they end soon, and each once", async () => {
    const underWay = new UnderWay();
    for (const id of ["a", "b"]) underWay.add(attempt(id, id));
    const ended = underWay.ended();
    finish.get("a")?.();
    await turn();
    finish.get("b")?.();
    expect(idsOf(await ended)).toEqual(["a", "b"]);
    expect(underWay.size).toBe(0);
  });

  it("don't wait for one that takes long, which is told when it ends", async () => {
    vi.useFakeTimers();
    try {
      const underWay = new UnderWay();
      for (const id of ["slow", "fast"]) underWay.add(attempt(id, id));
      const first = underWay.ended();
      finish.get("fast")?.();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(idsOf(await first)).toEqual(["fast"]);
      // Those that come later aren't held up by it at all.
      underWay.add(attempt("next", "fast"));
      finish.get("next")?.();
      expect(idsOf(await underWay.ended())).toEqual(["next"]);
      const last = underWay.ended();
      finish.get("slow")?.();
      expect(idsOf(await last)).toEqual(["slow"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("say who takes long: receivers, and sinks whose every place such have", async () => {
    vi.useFakeTimers();
    try {
      const underWay = new UnderWay();
      underWay.add(attempt("a", "a"));
      expect([underWay.busy(), underWay.isLate]).toEqual([[], false]);
      await vi.advanceTimersByTimeAsync(1_000);
      underWay.add(attempt("b", "b"));
      expect([underWay.busy(), underWay.isLate]).toEqual([["a"], true]);
      underWay.add(attempt("c", "c"));
      underWay.add(attempt("push", null, { sink: "push" }));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(underWay.busy()).toEqual(["a", "b", "c", "webhook"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("are told when half of many have ended, so that the next can be taken meanwhile", async () => {
    const underWay = new UnderWay();
    for (let n = 0; n < 30; n++) underWay.add(attempt(`${n}`, null, { atOnce: 100 }));
    const ended = underWay.ended();
    for (let n = 0; n < 14; n++) finish.get(`${n}`)?.();
    await turn();
    expect(underWay.size).toBe(30);
    finish.get("14")?.();
    expect(await ended).toHaveLength(15);
    expect(underWay.size).toBe(15);
  });
});
