import { expect, it } from "vitest";
import ar from "../cities/ar.json" with { type: "json" };
import de from "../cities/de.json" with { type: "json" };
import es from "../cities/es.json" with { type: "json" };
import fr from "../cities/fr.json" with { type: "json" };
import ja from "../cities/ja.json" with { type: "json" };
import pt from "../cities/pt.json" with { type: "json" };
import { spelledCity } from "./cities.ts";
import { languages } from "./languages.ts";
import { serverWords, wordsOf } from "./server.ts";

it("every language has words for everything", () => {
  for (const language of languages) {
    const { t } = serverWords(language);
    expect(t("document.missing.title")).toContain("Daybook");
    expect(t("ics.invitee.summary", { title: "A", host: "B" })).toMatch(/A.*B|B.*A/s);
  }
});

it("what people wrote stays as they wrote it", () => {
  const { t } = serverWords("en");
  const title = "\\u0041 {host} <b># '";
  expect(t("ics.invitee.summary", { title, host: "B" })).toBe(`${title} with B`);
});

it("dates follow the region that a reader names for their language", () => {
  expect(wordsOf({ language: "en", tags: ["de-AT", "en-US"] }).tag).toBe("en-US-u-ca-gregory");
  expect(wordsOf({ language: "de", tags: ["de-AT", "en-US"] }).tag).toBe("de-AT-u-ca-gregory");
  expect(serverWords("en").tag).toBe("en-GB-u-ca-gregory");
});

it("the trial languages are English, to be told apart from what is in no catalogue", () => {
  expect(serverWords("en-XA").t("document.notFound")).toMatch(/^\[Ñöţ ƒöûñð ~+\]$/);
  expect(serverWords("ar-XB").t("document.notFound")).toBe("\u202eNot found\u202c");
});

it("cities are called as the language calls them, and by their zone's name where it has no other", () => {
  const cities = (zone: string) => languages.map((language) => serverWords(language).city(zone));
  expect(cities("Europe/Lisbon")).toEqual(["Lisbon", "Lissabon", "Lisbonne", "Lisboa", "Lisboa", "リスボン", "لشبونة"]);
  expect(cities("America/St_Johns")[0]).toBe("St. John’s");
  expect(serverWords("de").city("Europe/Berlin")).toBe("Berlin");
  expect(serverWords("ja").city("Europe/Gondor_City")).toBe("Gondor City");
});

it("the names that are kept are those that a zone doesn't spell", () => {
  for (const [language, cities] of Object.entries({ ar, de, es, fr, ja, pt })) {
    expect(Object.entries(cities).filter(([name, city]) => city === "" || city === spelledCity(name))).toEqual([]);
    expect(Object.keys(cities).length, language).toBeGreaterThan(100);
  }
});
