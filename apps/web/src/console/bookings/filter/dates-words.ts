import { parseDate } from "@daybook/core/time/civil";
import { DAY } from "../../../time/units.ts";
import { intl, t } from "../../../words/words.ts";
import type { FilterSearch } from "./booking-filter.ts";
import { presetOf } from "./date-presets.ts";

const ms = (date: string) => (parseDate(date) ?? 0) * DAY;

/** "This month", "1–15 Oct 2026", "From 1 Oct 2026". */
export function datesWords({ from, to }: FilterSearch, today: string, firstWeekday: number): string {
  const preset = from && to ? presetOf({ from, to }, today, firstWeekday) : undefined;
  if (preset) return t("bookings.filter.preset", { preset });
  const format = new Intl.DateTimeFormat(intl(), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  if (from && to) return format.formatRange(ms(from), ms(to));
  if (from) return t("bookings.filter.fromDate", { date: format.format(ms(from)) });
  return to ? t("bookings.filter.toDate", { date: format.format(ms(to)) }) : t("bookings.filter.dates");
}
