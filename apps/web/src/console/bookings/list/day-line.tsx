import type { Ref } from "react";
import { formatDay, formatPlainDate } from "../../../time/format.ts";
import { addDays } from "../../../time/month.ts";
import { t } from "../../../words/words.ts";
import css from "../bookings.module.css";

interface DayLineProps {
  date: string;
  today: string;
  index: number;
  ref: Ref<HTMLHeadingElement>;
}

/** "Today", "Tomorrow", "Yesterday"; null for other days. */
function nearWords(date: string, today: string): string | null {
  if (date === today) return t("bookings.list.today");
  if (date === addDays(today, 1)) return t("bookings.list.tomorrow");
  return date === addDays(today, -1) ? t("bookings.list.yesterday") : null;
}

/** The head of a day, which stays in sight while its bookings are. */
export function DayLine({ date, today, index, ref }: DayLineProps) {
  const near = nearWords(date, today);
  return (
    <h2 ref={ref} data-index={index} className={css.day} data-today={date === today || undefined}>
      <span className={css.dayNumber}>{formatDay(date)}</span>
      <span>{near ?? formatPlainDate(date, "weekday")}</span>
      <span className="quiet">
        {near
          ? t("bookings.list.weekdayMonth", {
              weekday: formatPlainDate(date, "weekday"),
              month: formatPlainDate(date, "month"),
            })
          : formatPlainDate(date, "month")}
      </span>
    </h2>
  );
}
