import type { PublicEventType } from "@daybook/contract/pages";
import { MINUTES_A_DAY } from "../time/units.ts";

type Location = PublicEventType["location"];

const within = (minutes: number): string => {
  if (minutes % 10_080 === 0) return minutes === 10_080 ? "a week" : `${minutes / 10_080} weeks`;
  if (minutes % MINUTES_A_DAY === 0) return minutes === MINUTES_A_DAY ? "a day" : `${minutes / MINUTES_A_DAY} days`;
  if (minutes % 60 === 0) return minutes === 60 ? "an hour" : `${minutes / 60} hours`;
  return `${minutes} minutes`;
};

/** "Move or cancel until a day before". */
export const changeRule = (minutes: number): string =>
  minutes === 0 ? "Move or cancel until it begins" : `Move or cancel until ${within(minutes)} before`;

/** Where it takes place, in a line; a link stays out of sight until someone has booked. */
export function placeOf({ kind, value }: Location): string {
  if (kind === "phone") return value ? `By phone: ${value}` : "By phone";
  if (kind === "link") return "Online, with the link in your confirmation";
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

/** "Ines’s", "Jonas’s". */
export const possessive = (name: string): string => `${name}’s`;
