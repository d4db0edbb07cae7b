import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { formatPlainDate } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { addMonths, firstOf, monthOf } from "../time/month.ts";
import { Button } from "../ui/button.tsx";
import { DayHead } from "../ui/day-head.tsx";
import { Skeleton } from "../ui/feedback/skeleton.tsx";
import { t } from "../words/words.ts";
import { AgeNote } from "./age-note.tsx";
import styles from "./booking-page.module.css";
import { DayTimes } from "./day-times.tsx";
import type { TimePickerProps } from "./picker-props.ts";
import { dateIn, withoutTime } from "./slots-by-day.ts";
import { nextFreeQuery } from "./times-source.ts";

/** Without a connection it may not come: trying again is offered all the same. */
const LoadFailure = lazy(() =>
  import("./load-failure.tsx").then(
    (module) => ({ default: module.LoadFailure }),
    () => ({ default: () => null }),
  ),
);

/** One page of the diary: the date, and its times in the margin. */
export function DayPage(props: TimePickerProps & { clock: Clock }) {
  const { times, zone, clock, duration, notes, dayRef, yours } = props;
  const { date, day, answer } = times;
  const own = yours && date === dateIn(zone, yours.start) ? yours : null;
  const free = day ? withoutTime(day.free, own).length : 0;
  const nothing = answer && (!date || (day && day.free.length + day.held.length === 0));
  return (
    <section
      ref={dayRef}
      aria-label={date ? t("picker.chooseTimeOn", { date: formatPlainDate(date, "long") }) : t("picker.chooseTime")}
    >
      <div className={styles.notes}>
        {notes}
        <AgeNote times={times} zone={zone} clock={clock} />
      </div>
      {date && (
        <div className={styles.dayHead}>
          <DayHead date={date} />
          <div className="small muted">{day && !nothing ? t("picker.freeTimes", { count: free }) : ""}</div>
        </div>
      )}
      {!date && !answer && !times.error && (
        <div className={styles.dayHead}>
          <div className="day">
            <span className="day-num">&nbsp;</span>
            <Skeleton width={8} />
          </div>
        </div>
      )}
      {!answer && times.error ? (
        <div className={styles.blank}>
          <Suspense>
            <LoadFailure error={times.error} />
          </Suspense>
          <Button onClick={times.retry}>{t("ui.tryAgain")}</Button>
        </div>
      ) : (
        (!nothing || date) && (
          <DayTimes {...props} page={`${date} ${zone} ${duration}`} day={answer ? day : null} own={own} />
        )
      )}
      {nothing && <Nothing {...props} />}
    </section>
  );
}

/** Nothing free on this day or in this month: where the next free time is, or, past the last one, the first. */
function Nothing({ times, source, duration, zone, onDate }: TimePickerProps) {
  const { month, date, counts, today } = times;
  const later =
    counts && [...counts].find(([one, free]) => free > 0 && one > (date ?? today) && monthOf(one) >= month)?.[0];
  const search = useQuery({ ...nextFreeQuery(source, month, duration), enabled: !later });
  const none = search.data === null && !later;
  const earlier = useQuery({
    ...nextFreeQuery(source, addMonths(monthOf(today), -1), duration),
    enabled: none && month > monthOf(today),
  });
  const first = earlier.data && none ? dateIn(zone, earlier.data) : null;
  const next = later ?? (search.data ? dateIn(zone, search.data) : first);
  return (
    <div className={styles.blank}>
      <h3 className="title-sm">
        {date
          ? t("picker.nothingOn", { date: formatPlainDate(date, "long") })
          : t("picker.nothingIn", { month: formatPlainDate(firstOf(month), "month") })}
      </h3>
      <p className="muted">{t(none ? "picker.nothingLater" : "picker.nothingYet")}</p>
      {next && (
        <Button onClick={() => onDate(next)}>
          {t(first ? "picker.firstFree" : "picker.nextFree", { date: formatPlainDate(next, "long") })}
        </Button>
      )}
      {!next && (search.isFetching || earlier.isFetching) && <Skeleton width={12} />}
    </div>
  );
}
