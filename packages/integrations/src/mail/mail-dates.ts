import { canonicalZone } from "@daybook/core/time/canonical-zone";
import { MINUTE } from "@daybook/core/time/units";
import type { Words } from "@daybook/words/words";
import { isolated } from "./plain-text.ts";

/** How a recipient reads dates: in which words, in which zone (IANA), by which clock. Instants are epoch ms. */
export interface Reading {
  words: Words;
  zone: string;
  clock: "12" | "24";
}

/** "Thursday 15 October", in the language's own order. */
export function dayWords(at: number, reading: Reading): string {
  return format(at, reading, { weekday: "long", day: "numeric", month: "long" });
}

/** "Thursday 15 October 2026". */
export function fullDayWords(at: number, reading: Reading): string {
  return format(at, reading, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** The pieces of a diary page's head: "15", "Thursday", "October 2026". */
export function pageHead(at: number, reading: Reading): { day: string; weekday: string; month: string } {
  const day = formatter(reading, { day: "numeric" }).formatToParts(at);
  return {
    day: day.find((part) => part.type === "day")?.value ?? "",
    weekday: format(at, reading, { weekday: "long" }),
    month: format(at, reading, { month: "long", year: "numeric" }),
  };
}

/** "12:30", or "12:30 PM". */
export function timeWords(at: number, reading: Reading): string {
  // Not `hour12`: with false some engines write midnight as 24:00.
  return reading.clock === "12"
    ? format(at, reading, { hour: "numeric", minute: "2-digit", hourCycle: "h12" })
    : format(at, reading, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "12:30–13:30"; with the second day where it ends on another, with both offsets where the clock changes meanwhile. */
export function stretchWords(start: number, end: number, reading: Reading): string {
  const { t } = reading.words;
  const changes = offsetWords(start, reading) !== offsetWords(end, reading);
  const said = (at: number): string => {
    const time = timeWords(at, reading);
    return changes ? t("mail.time.withOffset", { time, offset: offsetWords(at, reading) }) : time;
  };
  const stretch = { start: said(start), end: said(end) };
  if (fullDayWords(start, reading) !== fullDayWords(end, reading))
    return t("mail.time.stretchOverDays", { ...stretch, day: dayWords(end, reading) });
  return t(changes || reading.clock === "12" ? "mail.time.stretchApart" : "mail.time.stretch", stretch);
}

/** "Lisbon time", "UTC", or for a zone without a place its offset. */
export function zoneWords(at: number, reading: Reading): string {
  const { city, name } = placeOf(at, reading);
  return city === undefined ? name : reading.words.t("mail.time.zone", { city });
}

/** "Lisbon time (GMT+1)". */
export function zoneWithOffset(at: number, reading: Reading): string {
  const { city, name } = placeOf(at, reading);
  return city === undefined
    ? name
    : reading.words.t("mail.time.zoneWithOffset", { city, offset: offsetWords(at, reading) });
}

/** The city that a zone is named after; a zone without one has a name alone. */
function placeOf(at: number, reading: Reading): { city: string; name?: never } | { name: string; city?: never } {
  const { zone, words } = reading;
  if (zone === "UTC" || zone === "Etc/UTC") return { name: isolated("UTC", words) };
  // Etc/GMT+5 lies five hours west: its name would mislead.
  if (zone.startsWith("Etc/")) return { name: offsetWords(at, reading) };
  return { city: isolated(words.city(canonicalZone(zone) ?? zone), words) };
}

/** "60 minutes", "2 hours", "2 hours 30 minutes". */
export function durationWords(milliseconds: number, { tag }: Words): string {
  const total = Math.round(milliseconds / MINUTE);
  const hours = total < 120 ? 0 : Math.floor(total / 60);
  const minutes = total - hours * 60;
  const counted = (count: number, unit: "hour" | "minute"): string =>
    new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(count);
  const parts = [
    ...(hours > 0 ? [counted(hours, "hour")] : []),
    ...(minutes > 0 || hours === 0 ? [counted(minutes, "minute")] : []),
  ];
  return withPlainSpaces(new Intl.ListFormat(tag, { type: "unit", style: "narrow" }).format(parts));
}

/** "GMT+1", "GMT−4", "GMT", as the pages write them; engines differ in "GMT" and "GMT+0". */
function offsetWords(at: number, reading: Reading): string {
  const parts = formatter(reading, { hour: "numeric", timeZoneName: "shortOffset" }).formatToParts(at);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return isolated(offset.replace(/^(\D+)[+-]0$/, "$1").replace("-", "−"), reading.words);
}

function format(at: number, reading: Reading, options: Intl.DateTimeFormatOptions): string {
  return withPlainSpaces(formatter(reading, options).format(at));
}

/** ICU puts narrow and thin spaces into times, which mail programs show as boxes. */
export const withPlainSpaces = (text: string): string => text.replaceAll(/[\u2009\u202f]/g, " ");

function formatter({ words, zone }: Reading, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(words.tag, { ...options, timeZone: zone });
}
