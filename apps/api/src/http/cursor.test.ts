import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isId, pageOf, readCursor, writeCursor } from "./cursor.ts";

const isText = (value: unknown): value is string => typeof value === "string";

describe("a cursor", () => {
  it("leads back to its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (place) => {
        expect(readCursor(writeCursor(place), isText)).toBe(place);
      }),
    );
  });

  it("is no place where none was sent", () => {
    expect(readCursor(undefined, isText)).toBeUndefined();
  });

  it.each(["", "!", "ab=c", "🙂", "A", writeCursor(5), writeCursor(null), writeCursor({ id: "x" }), "eyJpZCI6"])(
    "%j is none of ours, and says so",
    (cursor) => {
      expect(() => readCursor(cursor, isText)).toThrow(expect.objectContaining({ code: "validation_failed" }));
    },
  );
});

it.each([
  ["0199f0c4-0000-7000-8000-000000000000", true],
  ["0199F0C4-0000-7000-8000-000000000000", false],
  ["0199f0c4", false],
  ["0199f0c4-0000-7000-8000-000000000000'", false],
  [5, false],
])("isId(%j) is %s", (value, is) => {
  expect(isId(value)).toBe(is);
});

it("a place in time lies in years that Postgres knows", () => {
  const isPlace = (value: unknown): value is { start: number } => typeof value === "object";
  const start = Date.UTC(2199, 11, 31);
  expect(readCursor(writeCursor({ start }), isPlace)).toEqual({ start });
  for (const far of [Number.MAX_SAFE_INTEGER, -8.64e15, Date.UTC(2200, 0, 2)])
    expect(() => readCursor(writeCursor({ start: far }), isPlace)).toThrow(
      expect.objectContaining({ code: "validation_failed" }),
    );
});

describe("a page of rows", () => {
  const page = (rows: number[], limit: number) => pageOf(rows, limit, (row) => row * 10, String);
  it("has a next one only when a row more came than it shows", () => {
    expect(page([1, 2, 3], 2)).toEqual({ items: [10, 20], nextCursor: writeCursor("2") });
    expect(page([1, 2], 2)).toEqual({ items: [10, 20], nextCursor: null });
    expect(page([], 2)).toEqual({ items: [], nextCursor: null });
  });
});
