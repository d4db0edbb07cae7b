import "../words/testing/english.ts";
import { canonicalZone } from "@daybook/core/time/canonical-zone";
import ar from "@daybook/words/cities/ar.json";
import de from "@daybook/words/cities/de.json";
import es from "@daybook/words/cities/es.json";
import fr from "@daybook/words/cities/fr.json";
import ja from "@daybook/words/cities/ja.json";
import pt from "@daybook/words/cities/pt.json";
import german from "@daybook/words/locales/de/public.json";
import germanSteps from "@daybook/words/locales/de/steps.json";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { speakRaw } from "../words/words.ts";
import { searchZones, zoneEntries } from "./zone-search.ts";
import { cityOf, gmt, offsetLabel, timesIn } from "./zones.ts";

const now = Date.parse("2026-10-15T12:00:00Z");
const entries = zoneEntries(now);
const found = (typed: string) => searchZones(entries, typed).map(({ name }) => name);

test("cities are found by the beginnings of words, offsets by number", () => {
  expect(found("lis")).toContain("Europe/Lisbon");
  expect(found("new yo")).toEqual(["America/New_York"]);
  expect(found("eastern time")).toContain("America/New_York");
  expect(found("+5:45")).toEqual(["Asia/Kathmandu"]);
  expect(found("gmt-2:30")).toEqual(["America/St_Johns"]);
  expect(found("rivendell")).toEqual([]);
});

test("offsets in the list are those in force now", () => {
  const lisbon = entries.find(({ name }) => name === "Europe/Lisbon");
  expect(lisbon?.offset).toBe(60);
  expect(offsetLabel("Europe/Lisbon", now)).toBe("GMT+1");
  expect(offsetLabel("Europe/Lisbon", Date.parse("2026-12-15T12:00:00Z"))).toBe("GMT");
  expect(gmt(-150)).toBe("GMT−2:30");
});

test("zones are listed by their canonical names, each once, and found by their old ones too", () => {
  const names = entries.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => canonicalZone(name) !== name)).toEqual([]);
  expect(names.length).toBeGreaterThan(400);
  expect(found("calcutta")).toEqual(["Asia/Kolkata"]);
  expect(found("kiev")).toEqual(["Europe/Kyiv"]);
  expect(found("us pacific")).toContain("America/Los_Angeles");
});

test("old names show the city's own name", () => {
  expect(cityOf("Asia/Calcutta")).toBe("Kolkata");
  expect(cityOf("europe/kiev")).toBe("Kyiv");
  expect(cityOf("Asia/Saigon")).toBe("Ho Chi Minh City");
  expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(cityOf("Antarctica/DumontDUrville")).toBe("Dumont d’Urville");
  expect(found("urville")).toEqual(["Antarctica/DumontDUrville"]);
  expect(cityOf("America/St_Lucia")).toBe("St. Lucia");
});

test("the zone of times is said with its city first", () => {
  expect(timesIn("America/New_York")).toBe("Times in New York (America/New York)");
  expect(timesIn("UTC")).toBe("Times in UTC");
});

test("the cities that have a name of their own in a language are those of zones that there are", () => {
  for (const cities of [ar, de, es, fr, ja, pt])
    expect(Object.keys(cities).filter((name) => canonicalZone(name) !== name)).toEqual([]);
});

test("cities are shown and found by the reader's names for them, and by their own", () => {
  speakRaw("de", [german, germanSteps, de], compileMessage);
  expect(cityOf("Europe/Lisbon")).toBe("Lissabon");
  expect(cityOf("Asia/Calcutta")).toBe("Kalkutta");
  const inGerman = zoneEntries(Date.parse("2026-10-15T12:00:00Z"));
  const first = (typed: string) => searchZones(inGerman, typed)[0]?.name;
  expect(["Lissabon", "Lisbon", "Kairo", "Cairo"].map(first)).toEqual([
    ...["Europe/Lisbon", "Europe/Lisbon", "Africa/Cairo", "Africa/Cairo"],
  ]);
});
