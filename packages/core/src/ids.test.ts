import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uuidV7 } from "./ids.ts";

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
/** What 48 bits of milliseconds hold: to the year 10889. */
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe("a UUIDv7", () => {
  it("is the one of RFC 9562's example", () => {
    // Appendix A.6: 2022-02-22 19:22:22 UTC, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f22e279b0, bytes)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  });

  it("has its version, its variant and its time", () => {
    fc.assert(
      fc.property(time, random, (now, bytes) => {
        const id = uuidV7(now, bytes);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
      }),
    );
  });

  it("sorts by its time as text", () => {
    fc.assert(
      fc.property(time, time, random, random, (first, second, a, b) => {
        fc.pre(first < second);
        expect(uuidV7(first, a) < uuidV7(second, b)).toBe(true);
      }),
    );
  });

  it("keeps 74 bits of chance: another one gives another id", () => {
    const zero = new Uint8Array(10);
    const ids = new Set([uuidV7(0, zero)]);
    for (let bit = 0; bit < 80; bit++) {
      const bytes = new Uint8Array(10);
      bytes[bit >> 3] = 1 << (bit & 7);
      ids.add(uuidV7(0, bytes));
    }
    expect(ids.size).toBe(1 + 74);
  });

  it("wants ten random bytes, no more and no fewer", () => {
    for (const length of [0, 9, 11, 16]) expect(() => uuidV7(0, new Uint8Array(length))).toThrow(RangeError);
  });
});
