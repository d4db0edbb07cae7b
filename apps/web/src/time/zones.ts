import { canonicalZone } from "@daybook/core/time/canonical-zone";
import { zone } from "@daybook/core/time/zone";
import { cityCalled, t } from "../words/words.ts";
import { formatNumber, formatTime } from "./format.ts";
import type { Clock } from "./locale.ts";
import { MINUTE } from "./units.ts";

/** The canonical name of a zone that this browser can show, or null. */
export const zoneNamed = (name: string): string | null => zone(name)?.name ?? null;

/** The zone of this device, or UTC where the browser won't tell. Browsers tell some under the city's old name. */
export const ownZone = (): string => zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "") ?? "UTC";

/** "Lisbon" for Europe/Lisbon, "Lissabon" in German. */
export const cityOf = (name: string): string => cityCalled(canonicalZone(name) ?? name);

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
