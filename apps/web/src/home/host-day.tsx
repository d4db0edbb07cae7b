import { useClock } from "../time/clock.ts";
import { formatTime, formatTimeRange } from "../time/format.ts";
import { cssVars } from "../ui/css-vars.ts";
import { t } from "../words/words.ts";
import styles from "./hero.module.css";
import { chosen, heldUntil, sampleInstant, sampleZone } from "./sample-day.ts";

const hours = [9, 10, 11, 12, 13, 14, 15, 16, 17];
const [first, last] = [9, 17.5];

/** A day of the console's week. */
export function HostDay() {
  const clock = useClock();
  const time = (minutes: number) => formatTime(sampleInstant(minutes), sampleZone, clock);
  const stretch = (from: number, to: number) =>
    formatTimeRange(sampleInstant(from), sampleInstant(to), sampleZone, clock);
  return (
    <div className={`week ${styles.diary}`} style={cssVars({ "--first": first, "--last": last, "--days": 1 })}>
      <div className="week-hours">
        {hours.map((hour) => (
          <span key={hour} style={cssVars({ "--h": hour })}>
            {time(hour * 60)}
          </span>
        ))}
      </div>
      <div className="week-day">
        <Entry at={570} cat="rust" kind="pending" title={t("home.picture.lesson")}>
          {t("home.pair.pencilled", { name: "Aino", time: time(heldUntil) })}
        </Entry>
        <Entry at={chosen} cat="sky" kind="pending" title={t("home.picture.lesson")}>
          {t("home.pair.pencilled", { name: "Jonas", time: time(heldUntil) })}
        </Entry>
        <Entry at={930} length={90} cat="plum" kind="booking" title={t("home.picture.coaching")}>
          <bdi>{"Northlight Co."}</bdi>
          <span className="num">{stretch(930, 1020)}</span>
        </Entry>
      </div>
    </div>
  );
}

interface EntryProps {
  at: number;
  length?: number;
  cat: string;
  kind: "booking" | "pending";
  title: string;
  children: React.ReactNode;
}

function Entry({ at, length = 60, cat, kind, title, children }: EntryProps) {
  return (
    <div className="event" data-kind={kind} data-cat={cat} style={cssVars({ "--at": at, "--for": length })}>
      <b>{title}</b>
      <span>{children}</span>
    </div>
  );
}
