import { namesOfZone, zoneNames } from "@daybook/core/time/canonical-zone";
import { zone } from "@daybook/core/time/zone";
import { intl, t } from "../words/words.ts";
import { currentTime } from "./now.ts";
import { plainDigits } from "./plain-digits.ts";
import { MINUTE } from "./units.ts";
import { countryOfZone } from "./zone-countries.ts";
import { nicknames, wellKnown } from "./zone-nicknames.ts";
import { cityOf } from "./zones.ts";

export interface ZoneEntry {
  name: string;
  city: string;
  region: string;
  /** Minutes east of UTC when the list was made. */
  offset: number;
  /** What it is called: city, names, country, nicknames. Folded, each also with its words joined. */
  words: readonly string[];
}

const regions = [
  ...(["Africa", "America", "Antarctica", "Arctic", "Asia"] as const),
  ...(["Atlantic", "Australia", "Europe", "Indian", "Pacific"] as const),
];

/** What the zones of an area stand under; UTC is in none. */
function regionOf(name: string): string {
  const area = regions.find((one) => name.startsWith(`${one}/`));
  return area ? t(`time.regions.${area}`) : t("time.regions.other");
}

/** Letters that are no others with a mark on them, as people without such keys type them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ð: "d",
  þ: "th",
};

/** In small letters, without marks. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøłđıæœðþ]/g, (letter) => plainLetters[letter] ?? letter);

const BETWEEN_WORDS = /[\s/_,.()’'-]+/;
const wordsOf = (text: string): string[] => folded(text).split(BETWEEN_WORDS).filter(Boolean);

/** The words of a name, and all of them in one: "newyork". */
function spoken(name: string): string[] {
  const words = wordsOf(name);
  return words.length > 1 ? [...words, words.join("")] : words;
}

function countriesIn(tag: string): (code: string) => string {
  const names = new Intl.DisplayNames(tag, { type: "region", fallback: "none" });
  return (code) => (code ? (names.of(code) ?? "") : "");
}

function makeEntry(name: string, now: number, countries: readonly ((code: string) => string)[]): ZoneEntry {
  const city = cityOf(name);
  const region = regionOf(name);
  // In digits that can be counted with, whatever the reader's own are.
  const parts = new Intl.DateTimeFormat(`${intl()}-nu-latn`, {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    timeZoneName: "longGeneric",
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const wall = Date.UTC(+part("year"), +part("month") - 1, +part("day"), +part("hour"), +part("minute"));
  const code = countryOfZone.get(name) ?? "";
  const called = [city, ...namesOfZone(name), region, part("timeZoneName"), ...countries.map((nameOf) => nameOf(code))];
  const alone = code === "US" ? ["usa", "us"] : [];
  return {
    name,
    city,
    region,
    offset: (wall - Math.floor(now / MINUTE) * MINUTE) / MINUTE,
    words: [...new Set([...called.flatMap(spoken), ...wordsOf(nicknames[name] ?? ""), ...alone])],
  };
}

/** Every zone that places have, as far as the engine knows it, by region and city. Takes some 30 ms: make it when a list is opened, not before. */
export function zoneEntries(now: number = currentTime()): readonly ZoneEntry[] {
  const { compare } = new Intl.Collator(intl());
  const countries = [countriesIn("en"), countriesIn(intl())];
  return zoneNames
    .filter((name) => zone(name) !== null)
    .map((name) => makeEntry(name, now, countries))
    .sort((a, b) => compare(a.region, b.region) || compare(a.city, b.city));
}

/** How well a word fits: as a whole 2, as a beginning 1, not at all 0. "+5:30" and "gmt+5:30" mean the offset. */
function fitOf(entry: ZoneEntry, word: string): number {
  const offset = /^(?:gmt|utc)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(word);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return entry.offset === (offset[1] === "-" ? -minutes : minutes) ? 2 : 0;
  }
  if (entry.words.includes(word)) return 2;
  return entry.words.some((part) => part.startsWith(word)) ? 1 : 0;
}

/** So long a word may have one letter wrong, so long two. */
const FORGIVES = [5, 8] as const;

/** How well a word fits that was mistyped: the fewer letters are wrong, the better. */
function nearFitOf({ words }: ZoneEntry, word: string): number {
  const allowed = FORGIVES.filter((length) => word.length >= length).length;
  if (allowed === 0 || /\d/.test(word)) return 0;
  const wrong = Math.min(...words.map((one) => lettersWrong(one, word, allowed)));
  return wrong > allowed ? 0 : 1 / (1 + wrong);
}

/** How many letters are left out, too many, others, or changed with the next one (optimal string alignment); more than `most` isn't counted out. */
function lettersWrong(word: string, typed: string, most: number): number {
  if (Math.abs(word.length - typed.length) > most) return most + 1;
  const rows: number[][] = [Array.from({ length: typed.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= word.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= typed.length; j++) {
      const same = word[i - 1] === typed[j - 1] ? 0 : 1;
      const turned = i > 1 && j > 1 && word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1];
      const ways = [
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + same,
        ...(turned ? [at(i - 2, j - 2) + 1] : []),
      ];
      rows[i]?.push(Math.min(...ways));
    }
  }
  return at(word.length, typed.length);
}

/**
 * The zones of which every word typed begins one, the best first: those that are called so before those that only begin
 * so, and of them those that many people live by. Spaces and hyphens may be left out, and marks of letters. Where nothing
 * is called so, what is called nearly so.
 */
export function searchZones(entries: readonly ZoneEntry[], typed: string): readonly ZoneEntry[] {
  const text = plainDigits(typed).replaceAll("−", "-").trim();
  if (text === "") return entries;
  const wanted = /[+-]\d/.test(text) ? text.toLowerCase().split(/\s+/) : wordsOf(text);
  const exact = rated(entries, wanted, fitOf);
  return exact.length > 0 ? exact : rated(entries, wanted, nearFitOf);
}

type Fit = (entry: ZoneEntry, word: string) => number;

/** Those that every word fits, apart or all in one, the best first. */
function rated(entries: readonly ZoneEntry[], wanted: readonly string[], fitOf: Fit): readonly ZoneEntry[] {
  const joined = wanted.join("");
  const fitting = entries.flatMap((entry, place) => {
    const fits = wanted.map((word) => fitOf(entry, word));
    const apart = fits.includes(0) ? 0 : fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
    const fit = Math.max(apart, wanted.length > 1 ? fitOf(entry, joined) : 0);
    const known = wellKnown.indexOf(entry.name);
    return fit > 0 ? [{ entry, fit, known: known < 0 ? wellKnown.length : known, place }] : [];
  });
  return fitting.sort((a, b) => b.fit - a.fit || a.known - b.known || a.place - b.place).map(({ entry }) => entry);
}
