import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../time/units.ts";
import { zone } from "../time/zone.ts";
import { digestDay, nextDigest } from "./digest.ts";

const utc = (text: string) => Date.parse(`${text}Z`);

describe("a digest is due", () => {
  it.each([
    ["today while its hour lies ahead", "Europe/Lisbon", 18, "2030-01-10T17:59:59", "2030-01-10T18:00:00"],
    ["tomorrow from its hour on", "Europe/Lisbon", 18, "2030-01-10T18:00:00", "2030-01-11T18:00:00"],
    ["by the wall clock, also across a change", "Europe/Lisbon", 18, "2030-03-30T18:00:00", "2030-03-31T17:00:00"],
    ["at the next hour where its own is skipped", "Europe/Lisbon", 1, "2030-03-31T00:00:00", "2030-03-31T01:00:00"],
    ["once where its hour comes twice", "Europe/Lisbon", 1, "2030-10-26T12:00:00", "2030-10-27T00:00:00"],
    ["and not again in the second of them", "Europe/Lisbon", 1, "2030-10-27T00:00:00", "2030-10-28T01:00:00"],
    ["at the far end of the world", "Pacific/Kiritimati", 0, "2030-01-10T09:00:00", "2030-01-10T10:00:00"],
  ])("%s", (_, zoneName, hour, after, due) => {
    expect(nextDigest(zoneName, hour, utc(after))).toBe(utc(due));
  });

  it("once a day at its hour, walking through years of any zone", () => {
    const zones = ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: utc("2010-01-01T00:00:00"), max: utc("2035-01-01T00:00:00") }),
        (name, hour, from) => {
          let at = from;
          const days: number[] = [];
          for (let step = 0; step < 40; step++) {
            at = nextDigest(name, hour, at);
            const { day, minute } = zone(name)?.toWall(at / MINUTE) ?? { day: 0, minute: 0 };
            days.push(day);
            // A skipped hour moves on by as much as was skipped.
            expect(minute - hour * 60).toBeGreaterThanOrEqual(0);
            expect(minute - hour * 60).toBeLessThanOrEqual(60);
          }
          expect(new Set(days).size).toBe(days.length);
          expect((days.at(-1) ?? 0) - (days[0] ?? 0)).toBeLessThanOrEqual(40);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the day that a digest tells of", () => {
  it("is the next by the wall, as long as it lasts", () => {
    const of = (at: string) => digestDay("Europe/Lisbon", utc(at));
    expect(of("2030-01-10T18:00:00")).toMatchObject({ date: "2030-01-11", from: utc("2030-01-11T00:00:00") });
    const short = of("2030-03-30T18:00:00");
    expect([short.date, short.to - short.from]).toEqual(["2030-03-31", 23 * HOUR]);
    const long = of("2030-10-26T17:00:00");
    expect([long.date, long.to - long.from]).toEqual(["2030-10-27", DAY + HOUR]);
  });
});
