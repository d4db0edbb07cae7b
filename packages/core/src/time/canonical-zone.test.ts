import { describe, expect, it } from "vitest";
import { canonicalZone, namesOfZone, zoneNames } from "./canonical-zone.ts";
import { zone } from "./zone.ts";

describe("the canonical name", () => {
  it.each([
    ["asia/kolkata", "Asia/Kolkata"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["europe/kiev", "Europe/Kyiv"],
    ["EUROPE/KYIV", "Europe/Kyiv"],
    ["europe/berlin", "Europe/Berlin"],
    ["us/pacific", "America/Los_Angeles"],
    ["america/port-au-prince", "America/Port-au-Prince"],
    ["antarctica/dumontdurville", "Antarctica/DumontDUrville"],
    ["est", "America/Panama"],
    ["EST5EDT", "America/New_York"],
    ["gb", "Europe/London"],
    ["iceland", "Atlantic/Reykjavik"],
    ["Africa/Asmera", "Africa/Asmara"],
    ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["utc", "UTC"],
    ["Etc/UTC", "UTC"],
    ["Zulu", "UTC"],
    ["gmt", "Etc/GMT"],
    ["etc/gmt-14", "Etc/GMT-14"],
  ])("of %s is %s", (name, canonical) => {
    expect(canonicalZone(name)).toBe(canonical);
  });

  it.each(["Europe/Oslo", "Europe/Amsterdam", "Atlantic/Reykjavik", "Arctic/Longyearbyen", "Antarctica/McMurdo"])(
    "of a place is its own, though the clocks of another may be the same: %s",
    (name) => {
      expect(canonicalZone(name.toUpperCase())).toBe(name);
    },
  );

  it.each([
    "",
    " ",
    " UTC",
    "Europe/Lisbon ",
    "Europe/Lisbon\n",
    "Europe Lisbon",
    "America/New York",
    "Europe",
    "Mars/Olympus",
    "+02:00",
    "GMT+2",
    "Etc/GMT+13",
    "Etc/GMT-15",
    "PST",
    "IST",
    "BST",
    "Z",
    "Factory",
    "localtime",
    "posix/Europe/Lisbon",
    "Asia/\u212aolkata",
    "asia/kolkata\u200b",
    "Europe/Li\u017fbon",
    "constructor",
    "__proto__",
    "x".repeat(10_000),
  ])("of %j is none", (name) => {
    expect(canonicalZone(name)).toBeNull();
    expect(zone(name)).toBeNull();
  });
});

const all = [...zoneNames, ...["", ...Array.from({ length: 12 }, (_, i) => `+${i + 1}`)].map((to) => `Etc/GMT${to}`)];

it("each name is there once, and is its own canonical name in any case", () => {
  const names = all.flatMap(namesOfZone);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const canonical of all)
    for (const name of namesOfZone(canonical))
      for (const written of [name, name.toLowerCase(), name.toUpperCase()])
        expect([written, canonicalZone(written)]).toEqual([written, canonical]);
});

// Fails when Node brings a newer tz database with a name that isn't in the list yet.
it("every zone this engine lists is known, and is listed", () => {
  const canonical = Intl.supportedValuesOf("timeZone").map((name) => canonicalZone(name) ?? `unknown: ${name}`);
  expect(canonical.filter((name) => !all.includes(name))).toEqual([]);
});

it("an alias has the clock of the zone it leads to, in this engine too", () => {
  const clock = (name: string) => {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, dateStyle: "short", timeStyle: "short" });
    return Array.from({ length: 240 }, (_, i) => format.format(Date.UTC(2022, i, 1, 12))).join();
  };
  for (const canonical of all)
    for (const alias of namesOfZone(canonical)) expect([alias, clock(alias)]).toEqual([alias, clock(canonical)]);
});
