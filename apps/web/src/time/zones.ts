import { canonicalZone, namesOfZone, zoneNames } from "@daybook/core/time/canonical-zone";
import { zone } from "@daybook/core/time/zone";
import { formatTime } from "./format.ts";
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
  name.includes("/") ? `Times in ${cityOf(name)} (${name.replaceAll("_", " ")})` : `Times in ${cityOf(name)}`;

/** "GMT+1", "GMT+5:30", "GMT". */
export function offsetLabel(name: string, instant: number): string {
  return gmt(zone(name)?.offsetAt(Math.floor(instant / MINUTE)) ?? 0);
}

export function gmt(offset: number): string {
  if (offset === 0) return "GMT";
  const minutes = Math.abs(offset) % 60;
  const hours = Math.floor(Math.abs(offset) / 60);
  return `GMT${offset < 0 ? "−" : "+"}${hours}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""}`;
}

/** "Lisbon, 14:32 now". */
export const timeThere = (name: string, now: number, clock: Clock): string =>
  `${cityOf(name)}, ${formatTime(now, name, clock)} now`;

/** "Lisbon, 14:32 now (GMT+1)". */
export const zoneNow = (name: string, now: number, clock: Clock): string =>
  `${timeThere(name, now, clock)} (${offsetLabel(name, now)})`;

export interface ZoneEntry {
  name: string;
  city: string;
  region: string;
  /** Minutes east of UTC when the list was made. */
  offset: number;
  /** What a search looks through, in small letters. */
  words: readonly string[];
}

const regionNames: Record<string, string> = { America: "Americas", Etc: "Other", UTC: "Other" };

function makeEntry(name: string, now: number): ZoneEntry {
  const city = cityOf(name);
  const area = name.split("/")[0] ?? name;
  const region = regionNames[area] ?? area;
  const parts = new Intl.DateTimeFormat("en", {
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
export const zoneEntries = (now: number = currentTime()): readonly ZoneEntry[] =>
  zoneNames
    .filter((name) => zone(name) !== null)
    .map((name) => makeEntry(name, now))
    .sort((a, b) => a.region.localeCompare(b.region) || a.city.localeCompare(b.city));

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
