import { describe, expect, it } from "vitest";
import type { Reservation } from "../objects/desk-rpc.ts";
import { sqlStorage } from "../objects/testing/sql-storage.ts";
import { KeptTime } from "./kept-time.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2030, 0, 7, 9);
const START = NOW + 60 * MINUTE;
const span = { start: START, end: START + 30 * MINUTE, bufferBefore: 0, bufferAfter: 0 };
const key = { scope: "book:e1", key: "k1", bodyHash: "" };

const forClaim = (id: string, ownHold: string | null = null): Reservation => ({
  ...{ id, ...span, until: NOW + 10_000 },
  kind: { of: "claim", ownHold },
});
const forHold = (id: string, visitor: string | null, eventTypeId = "e1"): Reservation => ({
  ...{ id, ...span, until: NOW + 5 * MINUTE },
  kind: { of: "hold", eventTypeId, visitor },
});
const kept = () => new KeptTime(sqlStorage(), () => "h1");

describe("a time that is kept for another desk", () => {
  it("is refused while a claim or a hold has it, and free again once that is given back", () => {
    for (const first of [forClaim("claim:1"), forHold("hold:1", "v1")]) {
      const time = kept();
      expect(time.reserve(first, NOW)).toBe(true);
      expect(time.reserve(forClaim("claim:2"), NOW)).toBe(false);
      expect(time.reserve(forHold("hold:2", "v2"), NOW)).toBe(false);
      expect(time.release(first.id)).toBe(first.kind.of === "hold");
      expect(time.reserve(forClaim("claim:2"), NOW)).toBe(true);
    }
  });

  it("ends by itself", () => {
    const time = kept();
    time.reserve(forClaim("claim:1"), NOW);
    expect(time.reserve(forClaim("claim:2"), NOW + 9_999)).toBe(false);
    expect(time.reserve(forClaim("claim:2"), NOW + 10_000)).toBe(true);
  });

  it("is given to its own repeat, and to the claim that uses the hold on it", () => {
    const time = kept();
    expect(time.reserve(forHold("hold:1", "v1"), NOW)).toBe(true);
    expect(time.reserve(forHold("hold:1", "v1"), NOW)).toBe(true);
    expect(time.held(NOW)).toHaveLength(1);
    expect(time.reserve(forClaim("claim:1", "hold:other"), NOW)).toBe(false);
    expect(time.reserve(forClaim("claim:1", "hold:1"), NOW)).toBe(true);
  });

  it("is given to a visitor whose hold on the same page it replaces, to nobody nameless and not across pages", () => {
    const time = kept();
    time.reserve(forHold("hold:1", "v1"), NOW);
    expect(time.reserve(forHold("hold:2", null), NOW)).toBe(false);
    expect(time.reserve(forHold("hold:2", "v1", "e2"), NOW)).toBe(false);
    expect(time.reserve(forHold("hold:2", "v1"), NOW)).toBe(true);
  });

  it("is told to others where it is held, not where a claim has it for a moment", () => {
    const time = kept();
    time.reserve(forClaim("claim:1"), NOW);
    expect(time.held(NOW)).toEqual([]);
    expect(time.besideHolds(NOW).map(({ id }) => id)).toEqual(["claim:1"]);
  });
});

describe("what is in the way of a change", () => {
  it("is all that is kept, but for its own uncertainty", () => {
    const time = kept();
    time.keys.uncertainAbout(key, START, 30);
    expect(time.around({ key }, NOW).holds).toEqual({ h1: [] });
    expect(time.around({ key: { ...key, key: "k2" } }, NOW).holds.h1).toHaveLength(1);
  });

  it("names its hold only while that lives, and remembers which it asked with", () => {
    const time = kept();
    time.reserve(forHold("hold:1", "v1"), NOW);
    expect(time.around({ key, holdId: "hold:1" }, NOW)).toMatchObject({ holdId: "hold:1", ownHold: "hold:1" });
    const late = time.around({ key, holdId: "hold:1" }, NOW + 5 * MINUTE);
    expect([late.holdId, late.ownHold, late.holds.h1]).toEqual([undefined, "hold:1", []]);
  });
});
