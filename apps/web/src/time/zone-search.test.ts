import "../words/testing/english.ts";
import { zoneNames } from "@daybook/core/time/canonical-zone";
import { expect, test } from "vitest";
import { countryOfZone } from "./zone-countries.ts";
import { nicknames, wellKnown } from "./zone-nicknames.ts";
import { searchZones, zoneEntries } from "./zone-search.ts";

const entries = zoneEntries(Date.parse("2026-10-15T12:00:00Z"));
const found = (typed: string) => searchZones(entries, typed).map(({ name }) => name);

test.each([
  ["zürich", "Europe/Zurich"],
  ["São Paulo", "America/Sao_Paulo"],
  ["londón", "Europe/London"],
  ["newyork", "America/New_York"],
  ["New-York", "America/New_York"],
  ["America/New_York", "America/New_York"],
  ["NYC", "America/New_York"],
  ["Germany", "Europe/Berlin"],
  ["Ukraine", "Europe/Kyiv"],
  ["USA", "America/New_York"],
  ["India", "Asia/Kolkata"],
  ["EST", "America/New_York"],
  ["CET", "Europe/Berlin"],
  ["IST", "Asia/Kolkata"],
  ["München", "Europe/Berlin"],
  ["tokio", "Asia/Tokyo"],
  ["東京", "Asia/Tokyo"],
  ["Москва", "Europe/Moscow"],
  ["القاهرة", "Africa/Cairo"],
  ["gmt+٥:٣٠", "Asia/Kolkata"],
  ["  lisbon ", "Europe/Lisbon"],
  ["Lisbonn", "Europe/Lisbon"],
  ["lsibon", "Europe/Lisbon"],
  ["Los Angelos", "America/Los_Angeles"],
  ["Singapur", "Asia/Singapore"],
  ["Johanesburg", "Africa/Johannesburg"],
  ["Gremany", "Europe/Berlin"],
])("%s finds %s first", (typed, name) => {
  expect(found(typed)[0]).toBe(name);
});

test("an abbreviation of several places finds them all", () => {
  expect(found("ist")).toEqual(expect.arrayContaining(["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"]));
  expect(found("us").length).toBeGreaterThan(20);
});

test("every place has its country, and no nickname or well-known zone is of a zone that is none", () => {
  expect(zoneNames.filter((name) => name !== "UTC" && !/^[A-Z]{2}$/.test(countryOfZone.get(name) ?? ""))).toEqual([]);
  expect(countryOfZone.size).toBe(zoneNames.length - 1);
  const samples = ["Europe/Lisbon", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Wallis", "Antarctica/Troll"];
  expect(samples.map((name) => countryOfZone.get(name))).toEqual(["PT", "US", "IN", "WF", "AQ"]);
  expect([...Object.keys(nicknames), ...wellKnown].filter((name) => !zoneNames.includes(name))).toEqual([]);
});

test("nothing typed leaves the list as it is, and what nobody is called finds nothing", () => {
  expect(searchZones(entries, "  ")).toBe(entries);
  expect(found("rivendell")).toEqual([]);
  // Of short words too many are near.
  expect(found("rxme")).toEqual([]);
  expect(found("+")).toEqual([]);
});
