import { setClock, useClock } from "../time/clock.ts";
import type { Clock } from "../time/locale.ts";
import { currentTime } from "../time/now.ts";
import { Segmented } from "../ui/forms/segmented.tsx";
import { ZoneSelect } from "../ui/forms/zone-select.tsx";
import styles from "./booking-page.module.css";
import { clockChange } from "./clock-change.ts";
import { DayPage } from "./day-page.tsx";
import { MonthGrid } from "./month-grid.tsx";
import type { TimePickerProps } from "./picker-props.ts";

const clocks: readonly { value: Clock; label: string; name: string }[] = [
  { value: "24", label: "24 h", name: "24 hours" },
  { value: "12", label: "12 h", name: "12 hours" },
];

/** Month and day page side by side: two columns of a spread. */
export function TimePicker(props: TimePickerProps) {
  const { times, zone, firstZones, onZone, onMonth, onDate } = props;
  const clock = useClock();
  const change = clockChange(zone, times.month, currentTime());
  return (
    <>
      <section className={styles.pick} aria-label="Choose a day">
        <MonthGrid
          month={times.month}
          today={times.today}
          selected={times.date}
          counts={times.counts}
          onSelect={onDate}
          onMonth={onMonth}
        />
        <p className={`${styles.key} small quiet`} aria-hidden="true">
          <i className="tally" data-n="1" /> a time or two <i className="tally" data-n="4" /> wide open
        </p>
        <div className={styles.zone}>
          <ZoneSelect label="Times are shown in" value={zone} first={firstZones} onChange={onZone} />
          <Segmented label="Clock" options={clocks} value={clock} onChange={setClock} />
        </div>
        {change && <p className="small quiet">{change}. Your time stays the one you choose here.</p>}
      </section>
      <DayPage {...props} clock={clock} />
    </>
  );
}
