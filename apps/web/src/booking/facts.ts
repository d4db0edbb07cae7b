import type { PublicEventType } from "@daybook/contract/pages";
import { MINUTES_A_DAY } from "../time/units.ts";
import { t } from "../words/words.ts";

type Location = PublicEventType["location"];

/** "Move or cancel until a day before". */
export function changeRule(minutes: number): string {
  if (minutes === 0) return t("booking.change.untilStart");
  const [unit, length] = changeUnits.find(([, length]) => minutes % length === 0) ?? changeUnits[3];
  return t(`booking.change.${unit}`, { count: minutes / length });
}

const changeUnits = [
  ["weeks", 7 * MINUTES_A_DAY],
  ["days", MINUTES_A_DAY],
  ["hours", 60],
  ["minutes", 1],
] as const;

/** Where it takes place, in a line; a link stays out of sight until someone has booked. */
export function placeOf({ kind, value }: Location): string {
  if (kind === "phone") return value ? t("booking.place.phoneWith", { value }) : t("booking.place.phone");
  if (kind === "link") return t("booking.place.link");
  return value;
}

/** An address that a map can look for. */
export const mapUrl = (value: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(value)}`;

/** Only web addresses become links: what a host wrote may be anything. */
export const safeLink = (value: string): string | null =>
  /^https?:\/\/\S+$/i.test(value.trim()) ? value.trim() : null;

/**
 * How to address someone in a sentence: the given name where it surely comes first (two or three Latin words),
 * the whole name otherwise.
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const latin = words.every((word) => /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]+$/u.test(word));
  const title = /^(dr|prof|mr|mrs|ms|mx|sir|dame|the|studio)$/i.test(words[0] ?? "");
  return latin && !title && (words.length === 2 || words.length === 3) ? (words[0] ?? name) : name.trim();
}
