import { parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { clockChange } from "../picker/clock-change.ts";
import { MonthGrid } from "../picker/month-grid.tsx";
import { useClock } from "../time/clock.ts";
import { formatPlainDate, formatTime } from "../time/format.ts";
import { MINUTE } from "../time/units.ts";
import { cityOf } from "../time/zones.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { t } from "../words/words.ts";
import { Entry } from "./entry.tsx";
import styles from "./hours-and-feeds.module.css";
import { chosen, sampleDate, sampleInstant, sampleZone } from "./sample-day.ts";

const month = "2026-10";
const nothing = () => {};
/** Open on weekdays, but for one day off; a Saturday besides. */
const free: ReadonlyMap<string, number> = new Map(
  [15, 16, 19, 20, 21, 23, 24, 26, 27, 28, 29, 30].map((day, index) => [
    `${month}-${day}`,
    [6, 3, 9, 5, 2, 8][index % 6] ?? 1,
  ]),
);

export function Hours() {
  const change = clockChange(sampleZone, month, Date.parse(sampleInstant(0)));
  return (
    <Entry
      title={t("home.hours.title")}
      text={t("home.hours.text")}
      points={[t("home.hours.zone"), t("home.hours.refused")]}
    >
      <div className={styles.two} inert>
        <div className={`sheet ${styles.month}`}>
          <MonthGrid
            month={month}
            today={sampleDate}
            selected={sampleDate}
            counts={free}
            onSelect={nothing}
            onMonth={nothing}
          />
          {change && <p className="small muted">{change}</p>}
        </div>
        <TimesElsewhere />
      </div>
    </Entry>
  );
}

const elsewhere = [sampleZone, "America/New_York", "Asia/Tokyo"];
/** Before the clocks change in Lisbon, between that and New York's change, and after both. */
const dates = ["2026-10-23", "2026-10-26", "2026-11-02"];

/** Half past twelve in Lisbon, on the days around a change of clocks, as people elsewhere see it. */
function TimesElsewhere() {
  const clock = useClock();
  const here = zone(sampleZone);
  const instant = (date: string) => (here?.toInstant(parseDate(date) ?? 0, chosen) ?? 0) * MINUTE;
  return (
    <table className={`sheet ${styles.zones}`}>
      <thead>
        <tr>
          <td />
          {elsewhere.map((name) => (
            <th scope="col" key={name}>
              {cityOf(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <tr key={date}>
            <th scope="row">{formatPlainDate(date, "short")}</th>
            {elsewhere.map((name) => (
              <td className="num" key={name}>
                {formatTime(instant(date), name, clock)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const address = "https://daybook.example/calendar/7f3k…ics";

export function Feeds() {
  return (
    <Entry title={t("home.feeds.title")} text={t("home.feeds.text")} points={[t("home.feeds.invitation")]}>
      <div className={`sheet ${styles.feed}`} inert>
        <span className="code" dir="ltr">
          {address}
        </span>
        <CopyButton text={address} name={(state) => t("home.feeds.copy", { state })} />
      </div>
    </Entry>
  );
}
