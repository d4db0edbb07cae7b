import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { windowDraftOf, windowOf, windowProblems } from "./booking-window.ts";

test.each([[{ days: 14 }], [{ from: "2030-01-01", to: "2030-02-01" }], [null]])(
  "%j read and written is the same",
  (window) => {
    expect(windowOf(windowDraftOf(window))).toEqual(window);
  },
);

test("what another kind had stays while one is chosen, and isn't sent", () => {
  const days = windowDraftOf({ days: 14 });
  expect(windowOf({ ...days, kind: "none" })).toBeNull();
  expect(windowOf({ ...days, kind: "dates", from: "2030-01-01", to: "2030-01-02" })).toEqual({
    from: "2030-01-01",
    to: "2030-01-02",
  });
  expect(windowOf({ ...days, kind: "days" })).toEqual({ days: 14 });
});

test.each([
  [{ kind: "days", days: 0 }, ["bookingWindow.days"]],
  [{ kind: "days", days: 731 }, ["bookingWindow.days"]],
  [{ kind: "days", days: 1.5 }, ["bookingWindow.days"]],
  [{ kind: "days", days: 730 }, []],
  [{ kind: "none", days: 0 }, []],
  [{ kind: "dates" }, ["bookingWindow.from"]],
  [{ kind: "dates", from: "2030-01-01" }, ["bookingWindow.to"]],
  [{ kind: "dates", from: "2030-01-02", to: "2030-01-01" }, ["bookingWindow.to"]],
  [{ kind: "dates", from: "2030-01-01", to: "2030-01-01" }, []],
] as const)("%j lacks %j", (part, paths) => {
  expect(Object.keys(windowProblems({ ...windowDraftOf({ days: 60 }), ...part }))).toEqual(paths);
});
