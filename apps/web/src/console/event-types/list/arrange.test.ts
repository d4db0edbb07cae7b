import { expect, test } from "vitest";
import { type Arrangement, dissolveGroup, fitted, groupOf, moveGroup, moveTo, stepOf } from "./arrange.ts";

const order: Arrangement = {
  ungrouped: ["a", "b"],
  groups: [
    { id: "one", title: "One", eventTypeIds: ["c", "d"] },
    { id: "none", title: "None yet", eventTypeIds: [] },
  ],
};
const shown = ({ ungrouped, groups }: Arrangement) =>
  [ungrouped, ...groups.map(({ eventTypeIds }) => eventTypeIds)].map((ids) => ids.join("")).join("|");

test("what is moved stands before, after, or at the end", () => {
  expect(shown(moveTo(order, ["b"], { group: null, beside: { id: "a", side: "before" } }))).toBe("ba|cd|");
  expect(shown(moveTo(order, ["a"], { group: "one", beside: { id: "c", side: "after" } }))).toBe("b|cad|");
  expect(shown(moveTo(order, ["a", "c"], { group: "none" }))).toBe("b|d|ac");
});

test("a place that is gone meanwhile is the next best: the group's end, or those without a group", () => {
  expect(shown(moveTo(order, ["a"], { group: "one", beside: { id: "gone", side: "after" } }))).toBe("b|cda|");
  expect(shown(moveTo(order, ["c"], { group: "gone" }))).toBe("abc|d|");
});

test("a step goes past the neighbour, and at the end into the next group", () => {
  const step = (id: string, by: 1 | -1) => {
    const place = stepOf(order, id, by);
    return place && shown(moveTo(order, [id], place));
  };
  expect([step("a", -1), step("a", 1), step("b", 1), step("c", -1), step("d", 1)]).toEqual([
    null,
    "ba|cd|",
    "a|bcd|",
    "abc|d|",
    "ab|c|d",
  ]);
});

test("groups change places, and a dissolved one leaves what stood in it", () => {
  expect(moveGroup(order, "one", 1).groups.map(({ id }) => id)).toEqual(["none", "one"]);
  expect(moveGroup(order, "one", -1)).toEqual(order);
  expect(shown(dissolveGroup(order, "one"))).toBe("abcd|");
  expect([groupOf(order, "d"), groupOf(order, "a")]).toEqual(["one", null]);
});

test("an order fits those that are there: the new ones last, the deleted ones left out", () => {
  expect(shown(fitted(order, ["a", "c", "d", "e"]))).toBe("ae|cd|");
});
