import { describe, expect, it } from "vitest";
import { countRows, sqlStorage } from "../objects/testing/sql-storage.ts";
import { KeyBook } from "./key-book.ts";

const [HOUR, DAY] = [3_600_000, 86_400_000];
const NOW = Date.UTC(2030, 0, 7);
const keyOf = (key: string) => ({ scope: "book:e1", key, bodyHash: "" });

describe("the book of keys that began", () => {
  it("knows a key from when it began, for longer than Postgres keeps its answer", () => {
    const book = new KeyBook(sqlStorage());
    expect(book.hasBegun(keyOf("a"))).toBe(false);
    book.begin(keyOf("a"), NOW);
    book.begin(keyOf("b"), NOW + DAY + 6 * HOUR);
    expect(book.hasBegun(keyOf("a"))).toBe(true);
    expect(book.hasBegun({ ...keyOf("a"), scope: "book:e2" })).toBe(false);
  });

  it("doesn't grow at a desk that is busy for a year and never started anew", () => {
    const sql = sqlStorage();
    const book = new KeyBook(sql);
    for (let hour = 0; hour < 365 * 24; hour++) book.begin(keyOf(String(hour)), NOW + hour * HOUR);
    expect(countRows(sql, "begun")).toBeLessThanOrEqual(49);
  });

  it("keeps an uncertain time until somebody knows, for its own length or a day", () => {
    const book = new KeyBook(sqlStorage());
    book.uncertainAbout(keyOf("a"), NOW, 30);
    book.uncertainAbout(keyOf("b"), NOW);
    expect(book.blocks("h1", NOW).map(({ start, end }) => end - start)).toEqual([30 * 60_000, DAY]);
    expect(book.settle(keyOf("a"))).toBe(true);
    expect(book.settle(keyOf("a"))).toBe(false);
    expect(book.uncertain().map(({ key }) => key.key)).toEqual(["b"]);
  });

  it("blocks the time of those alone whom the claim may have booked", () => {
    const book = new KeyBook(sqlStorage());
    book.uncertainAbout(keyOf("a"), NOW, 30, ["h2", "h3"]);
    expect(book.blocks("h1", NOW)).toEqual([]);
    expect(book.blocks("h2", NOW)).toHaveLength(1);
    expect(book.uncertain()).toHaveLength(1);
  });
});
