import { describe, expect, it } from "vitest";
import { GRACE, nextLook, stillArmed, WINDOW } from "./armed.ts";

const AT = 1_000_000;
/** Looks as the clock would, from the armed instant on; how long after it each look was, seconds. */
function looks(late = 0): number[] {
  const found: number[] = [];
  let now = AT + late;
  for (let armed = [AT]; armed.length > 0; now = nextLook(AT, now)) {
    found.push((now - AT) / 1_000);
    armed = stillArmed(armed, now);
  }
  return found;
}

describe("an instant that the clock was armed for", () => {
  it("is looked at when it comes", () => {
    expect(nextLook(AT, AT - 5_000)).toBe(AT);
  });

  it("is not forgotten then: what it is for may commit later", () => {
    expect(looks()).toEqual([0, 10, 30, 70, 120]);
  });

  it("is kept until a look that comes after the longest change of a window's last moment", () => {
    const last = looks().at(-1) ?? 0;
    expect(last * 1_000).toBeGreaterThanOrEqual(GRACE + 90_000);
  });

  it("is looked at once more where the clock itself was late", () => {
    expect(looks(400_000)).toEqual([400]);
  });

  it("costs few looks, however it falls: no two are closer together than a window", () => {
    for (let late = 0; late < 120_000; late += 700) {
      const all = looks(late);
      for (const [index, look] of all.slice(1, -1).entries())
        expect(look - (all[index] ?? 0)).toBeGreaterThanOrEqual(WINDOW / 1_000);
    }
  });
});
