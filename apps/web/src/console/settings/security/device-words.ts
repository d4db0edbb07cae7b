import type { ListedSession } from "@daybook/contract/sessions";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { intl, t } from "../../../words/words.ts";
import { dateWithYear } from "../../api-keys/key-words.ts";
import { dayAndMonth } from "../../date-words.ts";

/** "Firefox on macOS", or what a program calls itself. */
export function deviceName({ agent: { name, system }, kind }: ListedSession): string {
  if (kind === "program") return name ?? t("devices.unknownProgram");
  const browser = name ?? t("devices.unknown");
  return system === null ? browser : t("devices.on", { browser, system });
}

const countryName = (code: string): string =>
  new Intl.DisplayNames(intl(), { type: "region", fallback: "code" }).of(code) ?? code;

/** "Lisbon, Portugal", as far as it is known; null where nothing is. */
export function placeName({ city, country }: ListedSession): string | null {
  if (country === null) return city;
  return city === null ? countryName(country) : t("devices.place", { city, country: countryName(country) });
}

/** "2 Oct", and the year where it is another one. */
export const dayWritten = (instant: string, timezone: string, now: number): string =>
  dateIn(timezone, instant).slice(0, 4) === dateIn(timezone, now).slice(0, 4)
    ? dayAndMonth(instant, timezone)
    : dateWithYear(instant, timezone);
