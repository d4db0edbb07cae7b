import { zone } from "@daybook/core/time/zone";
import { describe, expect, it } from "vitest";
import { cutStarts, MOST_STARTS } from "./cut-starts.ts";

const MINUTE = 60_000;
const everyMinute = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => Date.parse(from) + i * MINUTE);

describe("the starts of one answer", () => {
  it("are all of them as long as they are few", () => {
    const starts = everyMinute("2030-01-01T00:00:00Z", MOST_STARTS);
    expect(cutStarts(starts, { from: "2030-01-01", timezone: "UTC" })).toEqual({ starts });
  });

  it.each(["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"])(
    "are those of whole dates in %s, and nextFrom goes on without a gap",
    (timezone) => {
      const starts = everyMinute("2030-03-08T05:00:00Z", 20_000);
      const dateOf = (start: number) => zone(timezone)?.toWall(start / MINUTE).day;
      const told: number[] = [];
      let rest = starts;
      let from = "2030-03-07";
      for (let pages = 0; rest.length > 0 && pages < 10; pages++) {
        const cut = cutStarts(rest, { from, timezone });
        expect(cut.starts.length).toBeLessThanOrEqual(MOST_STARTS);
        expect(cut.starts.length).toBeGreaterThan(0);
        expect(cut.starts).toEqual(rest.slice(0, cut.starts.length));
        told.push(...cut.starts);
        rest = rest.slice(cut.starts.length);
        if (rest.length === 0) break;
        expect(dateOf(rest[0] ?? 0)).toBeGreaterThan(dateOf(cut.starts.at(-1) ?? 0) ?? 0);
        expect(cut.nextFrom && cut.nextFrom > from).toBe(true);
        from = cut.nextFrom ?? "";
      }
      expect(told).toEqual(starts);
    },
  );
});
