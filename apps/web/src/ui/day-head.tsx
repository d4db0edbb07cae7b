import { formatDay, formatPlainDate } from "../time/format.ts";

/** A date as it is printed at the head of a diary page. */
export function DayHead({ date, level: Level = "h2" }: { date: string; level?: "h1" | "h2" }) {
  return (
    <Level className="day">
      <span className="sr">{formatPlainDate(date, "full")}</span>
      <span className="day-num" aria-hidden="true">
        {formatDay(date)}
      </span>
      <span aria-hidden="true">
        <span className="day-name">{formatPlainDate(date, "weekday")}</span>
        <span className="day-rest">{formatPlainDate(date, "month")}</span>
      </span>
    </Level>
  );
}
