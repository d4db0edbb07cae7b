import { setClock, useClock } from "../time/clock.ts";
import { currentTime } from "../time/now.ts";
import { Segmented } from "../ui/forms/segmented.tsx";
import { ZoneSelect } from "../ui/forms/zone-select.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import styles from "./booking-page.module.css";
import { clockChange } from "./clock-change.ts";
import { DayPage } from "./day-page.tsx";
import { MonthGrid } from "./month-grid.tsx";
import type { TimePickerProps } from "./picker-props.ts";

/** Month and day page side by side: two columns of a spread. */
export function TimePicker(props: TimePickerProps) {
  const { times, zone, firstZones, onZone, onMonth, onDate } = props;
  const clock = useClock();
  const change = clockChange(zone, times.month, currentTime());
  return (
    <>
      <section className={styles.pick} aria-label={t("picker.chooseDay")}>
        <MonthGrid
          month={times.month}
          today={times.today}
          selected={times.date}
          counts={times.counts}
          onSelect={onDate}
          onMonth={onMonth}
        />
        <p className={`${styles.key} small quiet`} aria-hidden="true">
          <Trans
            id="picker.tallies"
            tags={{ few: <i className="tally" data-n="1" />, many: <i className="tally" data-n="4" /> }}
          />
        </p>
        <div className={styles.zone}>
          <ZoneSelect label={t("picker.zone")} value={zone} first={firstZones} onChange={onZone} />
          <Segmented
            label={t("picker.clock")}
            options={[
              { value: "24", label: t("picker.clock24"), name: t("picker.clock24Name") },
              { value: "12", label: t("picker.clock12"), name: t("picker.clock12Name") },
            ]}
            value={clock}
            onChange={setClock}
          />
        </div>
        {change && <p className="small quiet">{change}</p>}
      </section>
      <DayPage {...props} clock={clock} />
    </>
  );
}
