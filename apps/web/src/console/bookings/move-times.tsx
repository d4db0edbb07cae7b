import { useRef } from "react";
import { timesAround } from "../../moving/chosen-from.ts";
import { AgeNote } from "../../picker/age-note.tsx";
import { dateIn, type Slot } from "../../picker/slots-by-day.ts";
import type { Times } from "../../picker/use-times.ts";
import { useClock } from "../../time/clock.ts";
import { formatPlainDate, formatTime } from "../../time/format.ts";
import { cityOf } from "../../time/zones.ts";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { t } from "../../words/words.ts";
import css from "./booking.module.css";
import { useScrollEdges } from "./use-scroll-edges.ts";

interface MoveTimesProps {
  times: Times;
  timezone: string;
  /** Where it stands, when its length stays: that is no move, but shows what the others are beside. */
  stands: Slot | null;
  selected: string | null;
  onSelect(slot: Slot): void;
}

/** The times of the day that is open. */
export function MoveTimes({ times, timezone, stands, selected, onSelect }: MoveTimesProps) {
  const clock = useClock();
  const { date, day } = times;
  const here = stands && date === dateIn(timezone, stands.start) ? stands : null;
  const all = day && timesAround(day.free, here);
  const list = useRef<HTMLDivElement>(null);
  const { above, below } = useScrollEdges(list, all?.length);
  return (
    <div className={css.times}>
      <AgeNote times={times} zone={timezone} clock={clock} />
      <h3 className="label" id="move-times">
        {date
          ? t("bookings.move.timesOn", { date: formatPlainDate(date, "long"), city: cityOf(timezone) })
          : t("time.timesIn", { city: cityOf(timezone) })}
      </h3>
      <div
        ref={list}
        className={css.timeList}
        role="radiogroup"
        aria-labelledby="move-times"
        data-above={above || undefined}
        data-below={below || undefined}
      >
        {!times.answer && !times.error && <Skeleton width={12} />}
        {times.answer && !all?.length && (
          <p className="quiet">{date ? t("bookings.move.noneOnDay") : t("bookings.move.noneInMonth")}</p>
        )}
        {all?.map((slot) => (
          <label key={slot.start} className="chip" data-now={slot === here || undefined}>
            <input
              type="radio"
              name="move-to"
              disabled={slot === here}
              checked={slot.start === selected}
              onChange={() => onSelect(slot)}
            />
            <span className="num">{formatTime(slot.start, timezone, clock)}</span>
            {slot === here && <span>{t("bookings.move.now")}</span>}
          </label>
        ))}
      </div>
    </div>
  );
}
