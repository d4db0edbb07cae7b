import { describe, expect, it } from "vitest";
import { Presence, type PresenceChange } from "./presence.ts";

function presence() {
  const seen = { here: new Set<string>(), holders: new Set<string>(), told: [] as PresenceChange[], waits: 0 };
  const pauses: (() => void)[] = [];
  const calls: ((fails: boolean) => void)[] = [];
  const subject = new Presence({
    isHere: (visitor) => seen.here.has(visitor),
    matters: (visitor) => seen.holders.has(visitor),
    tell: (change) => {
      seen.told.push(change);
      return new Promise((resolve, reject) => calls.push((fails) => (fails ? reject(new Error("away")) : resolve())));
    },
    wait: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    ...seen,
    changed: (visitor: string) => subject.changed(visitor),
    async secondPasses() {
      for (const pause of pauses.splice(0)) pause();
      await settle();
    },
    async callEnds(fails = false) {
      for (const call of calls.splice(0)) call(fails);
      await settle();
    },
  };
}

describe("presence", () => {
  it("tells of all who came and left in a second in one call", async () => {
    const { changed, secondPasses, told, holders, here } = presence();
    for (let i = 0; i < 1_000; i++) {
      holders.add(`visitor ${i}`);
      if (i === 7) here.add(`visitor ${i}`);
      changed(`visitor ${i}`);
    }
    await secondPasses();
    expect(told).toHaveLength(1);
    expect(told[0]?.here).toEqual(["visitor 7"]);
    expect(told[0]?.gone).toHaveLength(999);
  });

  it("makes no call for those who hold nothing", async () => {
    const { changed, secondPasses, told } = presence();
    const done = changed("ada");
    await secondPasses();
    await done;
    expect(told).toEqual([]);
  });

  it("tells how it is by then, one call after the other", async () => {
    const { changed, secondPasses, callEnds, told, here, holders } = presence();
    holders.add("ada");
    changed("ada");
    await secondPasses();
    here.add("ada");
    const back = changed("ada");
    await secondPasses();
    expect(told).toEqual([{ here: [], gone: ["ada"] }]);
    await callEnds();
    await secondPasses();
    expect(told).toEqual([
      { here: [], gone: ["ada"] },
      { here: ["ada"], gone: [] },
    ]);
    await callEnds();
    await back;
  });

  it("goes on after a call that failed", async () => {
    const { changed, secondPasses, callEnds, told, holders } = presence();
    holders.add("ada");
    for (let i = 0; i < 2; i++) {
      const done = changed("ada");
      await secondPasses();
      await callEnds(true);
      await done;
    }
    expect(told).toHaveLength(2);
  });
});
