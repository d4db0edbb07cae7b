import type { SlotsAnswer } from "@daybook/contract/pages";
import { expect, test, vi } from "vitest";
import { wholeAnswer } from "./whole-answer.ts";

const slot = (date: string) => ({ start: `${date}T10:00:00Z`, end: `${date}T10:30:00Z` });
const part = (date: string, version: number, more: Partial<SlotsAnswer> = {}): SlotsAnswer => ({
  version,
  stale: false,
  slots: [slot(date)],
  held: [],
  ...more,
});

test("an answer that was cut is asked on until it is whole", async () => {
  const parts = new Map([
    ["2030-01-01", part("2030-01-01", 7, { nextFrom: "2030-01-07" })],
    ["2030-01-07", part("2030-01-07", 6, { nextFrom: "2030-01-13", stale: true })],
    ["2030-01-13", part("2030-01-13", 8)],
  ]);
  const ask = vi.fn(async (from: string) => parts.get(from) as SlotsAnswer);
  expect(await wholeAnswer("2030-01-01", ask)).toEqual({
    version: 6,
    stale: true,
    slots: ["2030-01-01", "2030-01-07", "2030-01-13"].map(slot),
    held: [],
  });
  expect(ask.mock.calls.flat()).toEqual([...parts.keys()]);
});

test("an answer that is whole is asked once", async () => {
  const ask = vi.fn(async () => part("2030-01-01", 3));
  expect(await wholeAnswer("2030-01-01", ask)).toEqual(part("2030-01-01", 3));
  expect(ask).toHaveBeenCalledOnce();
});
