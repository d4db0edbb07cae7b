import "../../../words/testing/english.ts";
import type { EventType } from "@daybook/contract/event-types";
import { expect, test } from "vitest";
import { metaWords, otherDurations } from "./event-type-words.ts";

const at = (bufferBefore: number, bufferAfter: number) =>
  metaWords({ location: { kind: "in_person", value: "" }, bufferBefore, bufferAfter } as EventType);

test("what is kept clear is said with the side it is on", () => {
  expect([at(0, 0), at(15, 15), at(15, 0), at(0, 15), at(5, 10)]).toEqual([
    "In person",
    "In person, 15 min kept clear around",
    "In person, 15 min kept clear before",
    "In person, 15 min kept clear after",
    "In person, 5 min kept clear before, 10 min kept clear after",
  ]);
});

test("further lengths stand under the first", () => {
  expect(otherDurations([60])).toBe("min");
  expect(otherDurations([60, 30, 90])).toBe("or 30, 90");
});
