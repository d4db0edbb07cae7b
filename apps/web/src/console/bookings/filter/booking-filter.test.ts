import { expect, test } from "vitest";
import { questionOf, setParts, toggleType, withDates, without } from "./booking-filter.ts";

const all = { state: "past", q: "jo", types: "a,b", from: "2030-01-01", to: "2030-01-31" } as const;

test("the API is asked what is set, and in which zone its dates are", () => {
  expect(questionOf({ state: "past", q: "jo" }, "Europe/Lisbon")).toEqual({ q: "jo" });
  expect(questionOf({ types: "a,b", from: "2030-01-01" }, "Europe/Lisbon")).toEqual({
    eventTypes: "a,b",
    from: "2030-01-01",
    timezone: "Europe/Lisbon",
  });
});

test("each part can be taken away, and all at once; the state stays", () => {
  expect(setParts(all)).toEqual(["q", "eventTypes", "dates"]);
  expect(setParts({ state: "past", to: "2030-01-01" })).toEqual(["dates"]);
  for (const part of setParts(all))
    expect(setParts(without(all, part))).toEqual(setParts(all).filter((one) => one !== part));
  expect(without(all, "all")).toEqual({ state: "past" });
});

test("event types come and go one by one", () => {
  expect(toggleType({}, "a")).toEqual({ types: "a" });
  expect(toggleType({ types: "a" }, "b")).toEqual({ types: "a,b" });
  expect(toggleType({ q: "jo", types: "a" }, "a")).toEqual({ q: "jo" });
});

test("dates may be open at one end", () => {
  expect(withDates(all, undefined, "2030-02-01")).toEqual({ state: "past", q: "jo", types: "a,b", to: "2030-02-01" });
  expect(withDates({ from: "2030-01-01" }, undefined, undefined)).toEqual({});
});
