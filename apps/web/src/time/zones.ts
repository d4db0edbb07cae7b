import { canonicalZone, namesOfZone, zoneNames } from "@daybook/core/time/canonical-zone";
import { zone } from "@daybook/core/time/zone";
import { intl, t } from "../words/words.ts";
import { formatNumber, formatTime } from "./format.ts";
import type { Clock } from "./locale.ts";
import { currentTime } from "./now.ts";
import { MINUTE } from "./units.ts";

/** Cities that a zone's name can't spell. */
const spelled: Record<string, string> = {
  Ho_Chi_Minh: "Ho Chi Minh City",
  DumontDUrville: "Dumont d’Urville",
  St_Johns: "St. John’s",
};

/** The canonical name of a zone that this browser can show, or null. */
export const zoneNamed = (name: string): string | null => zone(name)?.name ?? null;

/** The zone of this device, or UTC where the browser won't tell. Browsers tell some under the city's old name. */
export const ownZone = (): string => zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "") ?? "UTC";

/** "Lisbon" for Europe/Lisbon. */
export function cityOf(name: string): string {
  const last = (canonicalZone(name) ?? name).split("/").at(-1) ?? name;
  return spelled[last] ?? last.replaceAll("_", " ").replace(/^St /, "St. ");
}

/** "Times in Lisbon (Europe/Lisbon)", or "Times in UTC". */
export const timesIn = (name: string): string =>
  name.includes("/")
    ? t("time.timesInZone", { city: cityOf(name), zone: name.replaceAll("_", " ") })
    : t("time.timesIn", { city: cityOf(name) });

/** "GMT+1", "GMT+5:30", "GMT". */
export function offsetLabel(name: string, instant: number): string {
  return gmt(zone(name)?.offsetAt(Math.floor(instant / MINUTE)) ?? 0);
}

export function gmt(offset: number): string {
  if (offset === 0) return t("time.gmt");
  const minutes = Math.abs(offset) % 60;
  const hours = formatNumber(Math.floor(Math.abs(offset) / 60));
  const ahead = minutes ? `${hours}:${formatNumber(minutes, 2)}` : hours;
  return t("time.gmtOffset", { offset: `${offset < 0 ? "−" : "+"}${ahead}` });
}

/** "Lisbon, 14:32 now". */
export const timeThere = (name: string, now: number, clock: Clock): string =>
  t("time.nowIn", { city: cityOf(name), time: formatTime(now, name, clock) });

/** "Lisbon, 14:32 now (GMT+1)". */
export const zoneNow = (name: string, now: number, clock: Clock): string =>
  t("time.nowInZone", {
    city: cityOf(name),
    time: formatTime(now, name, clock),
    offset: offsetLabel(name, now),
  });

export interface ZoneEntry {
  name: string;
  city: string;
  region: string;
  /** Minutes east of UTC when the list was made. */
  offset: number;
  /** What a search looks through, in small letters. */
  words: readonly string[];
}

const regions = [
  "Africa",
  "America",
  "Antarctica",
  "Arctic",
  "Asia",
  "Atlantic",
  "Australia",
  "Europe",
  "Indian",
  "Pacific",
] as const;

/** What the zones of an area stand under; UTC is in none. */
function regionOf(name: string): string {
  const area = regions.find((one) => name.startsWith(`${one}/`));
  return area ? t(`time.regions.${area}`) : t("time.regions.other");
}

function makeEntry(name: string, now: number): ZoneEntry {
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
  const names = namesOfZone(name).join(" ").replaceAll("_", " ");
  const words = `${city} ${names} ${region} ${part("timeZoneName")}`;
  return {
    name,
    city,
    region,
    offset: (wall - Math.floor(now / MINUTE) * MINUTE) / MINUTE,
    words: words.toLowerCase().split(/[\s/,()’-]+/),
  };
}

/** Every zone that places have, as far as the engine knows it, by region and city. Takes some 30 ms: make it when a list is opened, not before. */
export function zoneEntries(now: number = currentTime()): readonly ZoneEntry[] {
  const { compare } = new Intl.Collator(intl());
  return zoneNames
    .filter((name) => zone(name) !== null)
    .map((name) => makeEntry(name, now))
    .sort((a, b) => compare(a.region, b.region) || compare(a.city, b.city));
}

/** Every word typed must begin a word of the zone; "+5:30" and "gmt+5:30" mean the offset. */
export function searchZones(entries: readonly ZoneEntry[], typed: string): readonly ZoneEntry[] {
  const wanted = typed.toLowerCase().replaceAll("−", "-").split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries;
  return entries.filter((entry) =>
    wanted.every((word) => {
      const offset = /^(?:gmt|utc)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(word);
      if (!offset) return entry.words.some((part) => part.startsWith(word));
      const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
      return entry.offset === (offset[1] === "-" ? -minutes : minutes);
    }),
  );
}
