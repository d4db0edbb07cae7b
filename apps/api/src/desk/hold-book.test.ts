import { beforeEach, describe, expect, it } from "vitest";
import { countRows, sqlStorage } from "../objects/testing/sql-storage.ts";
import { HoldBook, type HoldRow } from "./hold-book.ts";

let sql: ReturnType<typeof sqlStorage>;
let book: HoldBook;
beforeEach(() => {
  sql = sqlStorage();
  book = new HoldBook(sql);
});

const hold = (id: string, over: Partial<HoldRow> = {}): HoldRow => ({
  ...{ id, eventTypeId: "page", start: 1_000, end: 2_000, bufferBefore: 0, bufferAfter: 5 },
  ...{ visitor: "ada", address: "192.0.2.1", key: null, expiresAt: 300, endsAt: 300 },
  ...over,
});
const ids = (all: readonly { id: string }[]) => all.map((one) => one.id);

describe("the holds of a host", () => {
  it("live until they expire, judged when they are read", () => {
    book.add(hold("a"));
    expect(ids(book.live(299))).toEqual(["a"]);
    expect(book.find("a", 299)?.visitor).toBe("ada");
    expect([book.live(300), book.find("a", 300)]).toEqual([[], null]);
    expect(countRows(sql, "holds")).toBe(1);
    expect([book.sweep(300), book.sweep(300)]).toEqual([true, false]);
    expect(countRows(sql, "holds")).toBe(0);
  });

  it("block without saying whose they are", () => {
    book.add(hold("a"));
    expect(book.blocks(0)).toEqual([
      { id: "a", start: 1_000, end: 2_000, bufferBefore: 0, bufferAfter: 5, expiresAt: 300 },
    ]);
  });

  it("are shortened when their visitor leaves the page, and have their whole time again when they are back", () => {
    for (const one of [hold("a"), hold("b", { visitor: "bo" }), hold("c", { eventTypeId: "other" })]) book.add(one);
    const theirs = { eventTypeId: "page", visitor: "ada" };
    expect(book.shorten(theirs, 100)).toBe(true);
    expect(ids(book.live(100))).toEqual(["b", "c"]);
    expect(book.restore(theirs, 99)).toBe(true);
    expect(ids(book.live(100)).sort()).toEqual(["a", "b", "c"]);
    // What has ended meanwhile doesn't come back, and nothing is made longer by leaving.
    expect(book.shorten(theirs, 100)).toBe(true);
    expect(book.restore(theirs, 100)).toBe(false);
    expect(book.shorten(theirs, 500)).toBe(false);
  });

  it("name who holds something on a page, each once", () => {
    for (const one of [
      hold("a"),
      hold("b"),
      hold("c", { visitor: null }),
      hold("d", { eventTypeId: "other", visitor: "bo" }),
    ])
      book.add(one);
    expect(book.holders("page", 0)).toEqual(["ada"]);
    expect(book.holders("page", 300)).toEqual([]);
  });

  it("of a page with several hosts know whose time they keep, and don't block here what they keep elsewhere alone", () => {
    book.add(hold("all"));
    book.share("all", ["bo", "cy"], true);
    book.add(hold("others"));
    book.share("others", ["bo"], false);
    expect(ids(book.blocks(0))).toEqual(["all"]);
    expect([book.sharedWith("all"), book.sharedWith("others"), book.sharedWith("none")]).toEqual([
      ["bo", "cy"],
      ["bo"],
      [],
    ]);
    book.remove("all");
    expect(book.sharedWith("all")).toEqual([]);
    book.sweep(300);
    expect(countRows(sql, "shared_holds")).toBe(0);
  });

  it("tell when the next one ends", () => {
    expect(book.nextExpiry()).toBeNull();
    book.add(hold("a"));
    book.add(hold("b", { expiresAt: 200 }));
    expect(book.nextExpiry()).toBe(200);
  });
});
