import { useClock } from "../time/clock.ts";
import { formatTime } from "../time/format.ts";
import { t } from "../words/words.ts";
import { Entry } from "./entry.tsx";
import styles from "./home.module.css";
import { sampleInstant, sampleZone } from "./sample-day.ts";

const promises = ["offered", "twice", "clocks", "lost"] as const;

const nine = 540;

export function Promises() {
  const time = formatTime(sampleInstant(nine), sampleZone, useClock());
  return (
    <Entry title={t("home.promises.title")} text={t("home.promises.text")}>
      {promises.map((one) => (
        <div className={styles.vow} key={one}>
          <div>
            <h3>{t(`home.promises.${one}.title`)}</h3>
            <p>{one === "clocks" ? t(`home.promises.${one}.text`, { time }) : t(`home.promises.${one}.text`)}</p>
          </div>
          <div>
            <span className="label">{t("home.promises.how")}</span>
            <p>{t(`home.promises.${one}.proof`)}</p>
          </div>
        </div>
      ))}
    </Entry>
  );
}
