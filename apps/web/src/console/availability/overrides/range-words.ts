import { formatPlainDate } from "../../../time/format.ts";
import { t } from "../../../words/words.ts";

interface Dates {
  date: string;
  until: string;
}

/** "Thursday 15 October", "Thursday 15 October to Sunday 18 October"; with its year where it isn't that of `today`. */
export function datesWords({ date, until }: Dates, today: string): string {
  const year = today.slice(0, 4);
  const style = date.startsWith(year) && until.startsWith(year) ? "long" : "full";
  const first = formatPlainDate(date, style);
  return date === until ? first : t("availability.override.range", { first, last: formatPlainDate(until, style) });
}
