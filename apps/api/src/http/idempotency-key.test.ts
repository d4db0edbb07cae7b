import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyHash, readIdempotencyKey } from "./idempotency-key.ts";

const sent = (key?: string) =>
  new Request("http://x", { headers: key === undefined ? {} : { "idempotency-key": key } });

describe("a body's hash", () => {
  it("is the same however the object is written, and another for another body", async () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        expect(await bodyHash(reversed(value))).toBe(await bodyHash(value));
        expect(await bodyHash([value])).not.toBe(await bodyHash(value));
      }),
    );
    expect(await bodyHash({ a: [1, 2] })).not.toBe(await bodyHash({ a: [2, 1] }));
    expect(await bodyHash({ a: null })).not.toBe(await bodyHash({}));
  });

  it("of nothing is that of null", async () => {
    expect(await bodyHash(undefined)).toBe(await bodyHash(null));
  });
});

describe("an Idempotency-Key", () => {
  it("is kept with its scope and the body's hash", async () => {
    expect(await readIdempotencyKey(sent("k"), "required", "book:1", { a: 1 })).toEqual({
      scope: "book:1",
      key: "k",
      bodyHash: await bodyHash({ a: 1 }),
    });
  });

  it("is ignored where no operation wants one, and may be absent where it is optional", async () => {
    expect(await readIdempotencyKey(sent("k"), undefined, "s", {})).toBeNull();
    expect(await readIdempotencyKey(sent(), "optional", "s", {})).toBeNull();
    expect(await readIdempotencyKey(sent(""), "optional", "s", {})).toBeNull();
  });

  it.each([
    [undefined, "idempotency_key_required"],
    ["", "idempotency_key_required"],
    ["k".repeat(201), "validation_failed"],
  ])("%j is refused where it is required", async (key, code) => {
    await expect(readIdempotencyKey(sent(key), "required", "s", {})).rejects.toMatchObject({ code });
  });
});
