import { MINUTE } from "@daybook/core/time/units";

/** How a recipient reads dates: zone (IANA), twelve or twenty-four hours, locale (BCP 47). Instants are epoch ms. */
export interface Reading {
  zone: string;
  hour12: boolean;
  locale: string;
}

/** "Thursday 15 October", in the locale's own order. */
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
  return reading.hour12
    ? format(at, reading, { hour: "numeric", minute: "2-digit", hourCycle: "h12" })
    : format(at, reading, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "12:30–13:30"; with the second day where it ends on another, with both offsets where the clock changes meanwhile. */
export function stretchWords(start: number, end: number, reading: Reading): string {
  const changes = offsetWords(start, reading) !== offsetWords(end, reading);
  const [from, until] = [start, end].map(
    (at) => timeWords(at, reading) + (changes ? ` (${offsetWords(at, reading)})` : ""),
  );
  if (fullDayWords(start, reading) !== fullDayWords(end, reading)) {
    return `${from} – ${dayWords(end, reading)}, ${until}`;
  }
  return changes || reading.hour12 ? `${from} – ${until}` : `${from}–${until}`;
}

/** "Lisbon time", "UTC", or for a zone without a place its offset. */
export function zoneWords(at: number, reading: Reading): string {
  const { zone } = reading;
  if (zone === "UTC" || zone === "Etc/UTC") return "UTC";
  // Etc/GMT+5 lies five hours west: its name would mislead.
  if (zone.startsWith("Etc/")) return offsetWords(at, reading);
  return `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time`;
}

/** "Lisbon time (GMT+1)". */
export function zoneWithOffset(at: number, reading: Reading): string {
  const words = zoneWords(at, reading);
  return words.endsWith(" time") ? `${words} (${offsetWords(at, reading)})` : words;
}

/** "60 minutes", "2 hours", "2 hours 30 minutes". */
export function durationWords(milliseconds: number): string {
  const total = Math.round(milliseconds / MINUTE);
  const hours = total < 120 ? 0 : Math.floor(total / 60);
  const minutes = total - hours * 60;
  const words = [];
  if (hours > 0) words.push(`${hours} hours`);
  if (minutes > 0 || hours === 0) words.push(`${minutes} ${minutes === 1 ? "minute" : "minutes"}`);
  return words.join(" ");
}

/** "GMT+1", "GMT−4", "GMT", as the pages write them; engines differ in "GMT" and "GMT+0". */
function offsetWords(at: number, reading: Reading): string {
  const parts = formatter(reading, { hour: "numeric", timeZoneName: "shortOffset" }).formatToParts(at);
  const words = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return words.replace(/^GMT[+-]0$/, "GMT").replace("-", "−");
}

function format(at: number, reading: Reading, options: Intl.DateTimeFormatOptions): string {
  // ICU puts narrow and thin spaces into times, which mail programs show as boxes.
  return formatter(reading, options)
    .format(at)
    .replaceAll(/[\u2009\u202f]/g, " ");
}

function formatter({ locale, zone }: Reading, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(usable(locale), { ...options, timeZone: zone });
}

/** A locale nobody knows must not keep the mail from going out, nor let the machine's own locale in. */
function usable(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}
