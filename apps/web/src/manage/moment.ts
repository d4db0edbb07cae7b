import { formatInstantDate, formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { t } from "../words/words.ts";

/** "Thursday 15 October, 12:30". */
export const momentOf = (instant: string, zone: string, clock: Clock, style: "long" | "short" = "long"): string =>
  t("time.dateTime", { date: formatInstantDate(instant, zone, style), time: formatTime(instant, zone, clock) });
