// Writes packages/words/cities/<language>.json: what the cities that time zones are named after are called in each
// language, out of the Unicode CLDR. Only names that a zone's own name doesn't spell. Needed again when the CLDR or the
// zones change, so its source is no dependency:
//   cd "$(mktemp -d)" && npm install cldr-dates-full@48.2.0 && node <this repository>/scripts/cities.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { namesOfZone, zoneNames } from "../packages/core/src/time/canonical-zone.ts";
import { spelledCity } from "../packages/words/src/cities.ts";

/** English calls them as the zones do. */
const languages = { de: "de", fr: "fr", es: "es", pt: "pt-PT", ja: "ja", ar: "ar" };

/** @returns {string | undefined} */
function cityIn(/** @type {any} */ zones, /** @type {string} */ name) {
  let found = zones;
  for (const part of name.split("/")) found = found?.[part];
  return found?.exemplarCity;
}

for (const [language, locale] of Object.entries(languages)) {
  const file = join("node_modules/cldr-dates-full/main", locale, "timeZoneNames.json");
  const zones = JSON.parse(readFileSync(file, "utf8")).main[locale].dates.timeZoneNames.zone;
  /** @type {Record<string, string>} */
  const cities = {};
  for (const name of zoneNames) {
    const city = namesOfZone(name)
      .map((one) => cityIn(zones, one))
      .find((one) => one !== undefined);
    if (city !== undefined && city !== spelledCity(name)) cities[name] = city;
  }
  writeFileSync(
    join(import.meta.dirname, "../packages/words/cities", `${language}.json`),
    `${JSON.stringify(cities, null, 2)}\n`,
  );
}
