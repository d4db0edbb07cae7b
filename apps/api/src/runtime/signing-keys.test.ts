import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64Url, signingKeys, toBase64Url } from "./signing-keys.ts";

const secret = (byte: number, length = 32) => Buffer.alloc(length, byte).toString("base64");
const data = new Uint8Array([1, 2, 3]);

describe("base64url", () => {
  it("is what Node writes, there and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString("base64url");
        expect(toBase64Url(bytes)).toBe(text);
        expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(["A", "AA==", "A+", "A/A", "AB", "A A", "Ä", "AAAA\n"])(
    "%j isn't it, so that one value has one spelling",
    (text) => {
      expect(fromBase64Url(text)).toBeNull();
    },
  );
});

describe("signing keys", () => {
  it("sign with the first and verify with each", async () => {
    const [both, first, second] = [
      signingKeys(`2:${secret(2)},1:${secret(1)}`),
      signingKeys(`2:${secret(2)}`),
      signingKeys(`1:${secret(1)}`),
    ];
    expect([both.current, first.current, second.current]).toEqual([2, 2, 1]);
    expect(await both.sign(2, data)).toEqual(await first.sign(2, data));
    expect(await both.sign(1, data)).toEqual(await second.sign(1, data));
    expect(await both.sign(1, data)).not.toEqual(await both.sign(2, data));
    expect(await both.sign(3, data)).toBeNull();
  });

  it("give each purpose a key of its own, and keep the older ones for verifying", async () => {
    const keys = signingKeys(`2:${secret(2)},1:${secret(1)}`);
    const [a, b] = [await keys.derived("a"), await keys.derived("b")];
    expect(a.current).not.toEqual(b.current);
    expect(a.all).toEqual([a.current, (await signingKeys(`1:${secret(1)}`).derived("a")).current]);
    expect(a.current).not.toEqual(await keys.sign(2, new TextEncoder().encode("a")));
  });

  it.each([`1:${secret(1, 31)}`, `256:${secret(1)}`, "1:"])("refuse %s", (text) => {
    expect(() => signingKeys(text)).toThrow(/TOKEN_KEYS/);
  });
});
