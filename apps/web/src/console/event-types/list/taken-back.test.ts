import { expect, test } from "vitest";
import { type Arrangement, dissolveGroup, moveGroup, moveTo, renameGroup } from "./arrange.ts";
import { takenBack } from "./taken-back.ts";

const before: Arrangement = {
  ungrouped: ["a", "b", "x"],
  groups: [
    { id: "one", title: "One", eventTypeIds: ["c", "d"] },
    { id: "two", title: "Two", eventTypeIds: ["e"] },
  ],
};
const shown = ({ ungrouped, groups }: Arrangement) =>
  [ungrouped.join(""), ...groups.map(({ title, eventTypeIds }) => `${title}:${eventTypeIds.join("")}`)].join("|");

const steps: [string, (order: Arrangement) => Arrangement][] = [
  ["a move", (now) => moveTo(now, ["b"], { group: null, beside: { id: "a", side: "before" } })],
  ["a move of several", (now) => moveTo(now, ["x", "c"], { group: "two", beside: { id: "e", side: "before" } })],
  ["a group's move", (now) => moveGroup(now, "one", 1)],
  ["a new name", (now) => renameGroup(now, "one", "First")],
  ["a dissolved group", (now) => dissolveGroup(now, "one")],
  [
    "a new group",
    (now) =>
      moveTo({ ...now, groups: [...now.groups, { id: "made", title: "Made", eventTypeIds: [] }] }, ["a"], {
        group: "made",
      }),
  ],
];

test.each(steps)("%s is taken back whole", (_, step) => {
  const after = step(before);
  expect(shown(after)).not.toBe(shown(before));
  expect(shown(takenBack(before, after, after))).toBe(shown(before));
});

test.each(steps)("%s is taken back, and what others did since stays", (_, step) => {
  const after = step(before);
  const others = (order: Arrangement) =>
    renameGroup(moveTo({ ...order, ungrouped: [...order.ungrouped, "new"] }, ["e"], { group: null }), "two", "Second");
  // In the list of those without a group the order of what was moved at the same end is anybody's guess.
  const parts = (order: Arrangement) => shown({ ...order, ungrouped: order.ungrouped.toSorted() });
  expect(parts(takenBack(before, after, others(after)))).toBe(parts(others(before)));
});

test("who moved it on since, deleted it, or dissolved its group is no obstacle", () => {
  const after = moveTo(before, ["c"], { group: null });
  const dissolved = dissolveGroup(after, "one");
  expect(shown(takenBack(before, after, dissolved))).toBe("abxdc|Two:e");
  const gone = { ...after, ungrouped: ["a", "b", "x"] };
  expect(shown(takenBack(before, after, gone))).toBe("abx|One:d|Two:e");
});

test("a new group that others have filled stays", () => {
  const after = { ...before, groups: [...before.groups, { id: "made", title: "Made", eventTypeIds: [] }] };
  const filled = moveTo(after, ["a"], { group: "made" });
  expect(shown(takenBack(before, after, filled))).toBe("bx|One:cd|Two:e|Made:a");
});
