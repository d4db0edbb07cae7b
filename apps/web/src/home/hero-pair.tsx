import "./home-base.css";
import { useClock } from "../time/clock.ts";
import { formatTime } from "../time/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { DayHead } from "../ui/day-head.tsx";
import { t } from "../words/words.ts";
import styles from "./hero.module.css";
import { HostDay } from "./host-day.tsx";
import { chosen, sampleDate, sampleDay, sampleInstant, sampleZone } from "./sample-day.ts";
import { SampleTimes } from "./sample-times.tsx";

/** One day and two people: what is offered, and what stands in the diary. */
export function HeroPair() {
  const time = formatTime(sampleInstant(chosen), sampleZone, useClock());
  return (
    <div className={`sheet ${styles.pair}`} role="img" aria-label={t("home.pair.label", { time })}>
      <div inert>
        <div className={styles.head}>
          <DayHead date={sampleDate} />
        </div>
        <div className={styles.sides}>
          <div className={styles.side}>
            <Who name="Jonas Lindqvist" short="Jonas" />
            <SampleTimes day={sampleDay} selected={sampleInstant(chosen)} />
          </div>
          <div className={styles.side}>
            <Who name="Ines Duarte" short="Ines" />
            <HostDay />
          </div>
        </div>
        <p className={`${styles.foot} small quiet`}>{t("home.pair.foot")}</p>
      </div>
    </div>
  );
}

function Who({ name, short }: { name: string; short: string }) {
  return (
    <p className={styles.who}>
      <Avatar name={name} /> <b className="strong">{t("home.pair.sees", { name: short })}</b>
    </p>
  );
}
