import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepHold, takeKeptHold } from "./kept-hold.ts";

const address = { handle: "ines", slug: "lesson" };
const held = (expiresAt: string) => ({
  start: "2027-01-05T10:00:00Z",
  duration: 30,
  hold: { id: "1", start: "2027-01-05T10:00:00Z", end: "2027-01-05T10:30:00Z", expiresAt },
});
const tab = new Map<string, string>();
const works = {
  getItem: (key: string) => tab.get(key) ?? null,
  setItem: (key: string, value: string) => void tab.set(key, value),
  removeItem: (key: string) => void tab.delete(key),
};
const refuses = () => {
  throw new DOMException("blocked", "SecurityError");
};

beforeEach(() => {
  tab.clear();
  vi.useFakeTimers({ now: Date.parse("2027-01-04T10:00:00Z") });
  vi.stubGlobal("window", { sessionStorage: works });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a hold that was left is taken once, while the server keeps it", () => {
  const one = held("2027-01-04T10:05:00Z");
  expect(keepHold(address, one)).toBe(true);
  expect(takeKeptHold(address)).toMatchObject(one);
  expect(takeKeptHold(address)).toBeNull();
  keepHold(address, one);
  vi.advanceTimersByTime(60_000);
  expect(takeKeptHold(address)).toBeNull();
});

it("what is no hold is none", () => {
  tab.set("daybook.hold:ines/lesson", "{");
  expect(takeKeptHold(address)).toBeNull();
  expect(tab.size).toBe(0);
});

it("where the browser keeps nothing, a hold is given back rather than left", () => {
  vi.stubGlobal("window", { sessionStorage: { getItem: refuses, setItem: refuses, removeItem: refuses } });
  expect(keepHold(address, held("2027-01-04T10:05:00Z"))).toBe(false);
});
