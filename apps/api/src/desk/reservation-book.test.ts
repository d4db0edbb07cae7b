import { describe, expect, it } from "vitest";
import { sqlStorage } from "../objects/testing/sql-storage.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { collide, ReservationBook } from "./reservation-book.ts";

const MINUTE = 60_000;
const block = (id: string, start: number, end: number, bufferBefore = 0, bufferAfter = 0): HoldBlock => ({
  ...{ id, start: start * MINUTE, end: end * MINUTE, bufferBefore, bufferAfter },
  expiresAt: 10_000,
});

describe("reservations", () => {
  it("block until they are over, however seldom anybody looks", () => {
    const book = new ReservationBook(sqlStorage());
    book.add(block("a", 0, 30));
    expect(book.blocks(9_999).map((one) => one.id)).toEqual(["a"]);
    expect(book.blocks(10_000)).toEqual([]);
  });

  it("made again for the same claim are one, and given back are gone", () => {
    const book = new ReservationBook(sqlStorage());
    book.add(block("a", 0, 30));
    book.add({ ...block("a", 0, 30), expiresAt: 20_000 });
    expect(book.blocks(15_000)).toHaveLength(1);
    book.remove("a");
    expect(book.blocks(15_000)).toEqual([]);
  });

  it.each([
    ["overlap", block("a", 0, 30), block("b", 29, 60), true],
    ["touch", block("a", 0, 30), block("b", 30, 60), false],
    ["touch within a buffer after", block("a", 0, 30, 0, 10), block("b", 39, 60), true],
    ["keep the sum of both buffers", block("a", 0, 30, 0, 10), block("b", 45, 60, 5, 0), false],
    ["keep a minute less than the sum", block("a", 0, 30, 0, 10), block("b", 44, 60, 5, 0), true],
  ])("that %s collide or don't, whichever comes first", (_, a, b, expected) => {
    expect([collide(a, b), collide(b, a)]).toEqual([expected, expected]);
  });
});
