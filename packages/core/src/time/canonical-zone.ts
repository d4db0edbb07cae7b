import { aliases, places } from "./zone-names.ts";

/** Every place's name and UTC: what a person chooses from. Sorted by area. */
export const zoneNames: readonly string[] = [
  ...Object.entries(places).flatMap(([area, names]) => names.split(/\s+/).map((name) => `${area}/${name}`)),
  "UTC",
];

/** Names without a place, for programs: `Etc/GMT+5` lies five hours west of Greenwich. */
const offsets = [
  "Etc/GMT",
  ...Array.from({ length: 12 }, (_, index) => `Etc/GMT+${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `Etc/GMT-${index + 1}`),
];

const canonical = new Map<string, string>([...zoneNames, ...offsets].map((name) => [name.toLowerCase(), name]));
for (const [name, others] of Object.entries(aliases))
  for (const other of others.split(" ")) canonical.set(other.toLowerCase(), name);

/**
 * The one name of a zone, from any name the tz database has for it, in any case: `Europe/Kyiv` of `europe/kiev`,
 * `America/Los_Angeles` of `US/Pacific`. Null for all else: offsets, engines' own abbreviations such as `PST`, and
 * `Factory`, by which the database means that no zone was set.
 */
export function canonicalZone(name: string): string | null {
  // ASCII alone: small letters of other scripts may be Latin ones ("K" of the Kelvin sign).
  return /^[\w/+-]{1,40}$/.test(name) ? (canonical.get(name.toLowerCase()) ?? null) : null;
}

/** The names that an engine may know a zone by, the canonical one first: an old engine may not know a new name. */
export const namesOfZone = (name: string): readonly string[] => [name, ...(aliases[name]?.split(" ") ?? [])];
