import { expect, it } from "vitest";
import { counted, type Period } from "./quota-book.ts";

const narrow = { name: "a page", most: 2, period: 60_000 };
const wide = { name: "all pages", most: 3, period: 60_000 };

it("lets so many calls through in a period, which begins with the first", () => {
  let periods = new Map<string, Period>();
  const call = (now: number) => {
    const { changed, standings } = counted(periods, [narrow], now);
    periods = new Map([...periods, ...changed]);
    return standings;
  };
  expect(call(1_000)).toEqual([{ name: "a page", remaining: 1, resets: 61_000, allowed: true }]);
  expect(call(59_000)).toEqual([{ name: "a page", remaining: 0, resets: 61_000, allowed: true }]);
  expect(call(60_999)).toEqual([{ name: "a page", remaining: 0, resets: 61_000, allowed: false }]);
  expect(call(61_000)).toEqual([{ name: "a page", remaining: 1, resets: 121_000, allowed: true }]);
});

it("counts a refused call nowhere", () => {
  const full = new Map([["a page", { used: 2, ends: 60_000 }]]);
  const { changed, standings } = counted(full, [narrow, wide], 30_000);
  expect(changed.size).toBe(0);
  expect(standings).toEqual([
    { name: "a page", remaining: 0, resets: 60_000, allowed: false },
    { name: "all pages", remaining: 3, resets: 90_000, allowed: true },
  ]);
});
