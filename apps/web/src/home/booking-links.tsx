import { useClock } from "../time/clock.ts";
import { formatCountdown, formatInstantDate, formatList, formatTime } from "../time/format.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { TextField } from "../ui/forms/field.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import { Entry } from "./entry.tsx";
import styles from "./home.module.css";
import { chosen, heldUntil, laterDay, sampleInstant, sampleZone } from "./sample-day.ts";
import { SampleTimes } from "./sample-times.tsx";

const secondsLeft = 272;

export function BookingLinks() {
  const points = [t("home.links.held"), t("home.links.live"), t("home.links.rules"), t("home.links.languages")];
  return (
    <Entry title={t("home.links.title")} text={t("home.links.text")} points={points}>
      <div className={`sheet ${styles.twin}`} inert>
        <Writes />
        <Later />
      </div>
    </Entry>
  );
}

/** The form, while its time is pencilled in. */
function Writes() {
  const clock = useClock();
  const start = sampleInstant(chosen);
  const weekday = formatInstantDate(start, sampleZone, "weekday");
  return (
    <div>
      <p className={styles.cap}>{t("home.links.writes", { name: "Jonas" })}</p>
      <div className={styles.pad}>
        <Note tone="pencil">
          <b className="strong">
            {t("booking.hold.until", { time: formatTime(sampleInstant(heldUntil), sampleZone, clock) })}
          </b>
          <br />
          <Trans
            id="booking.hold.left"
            values={{ left: <span className="num">{formatCountdown(secondsLeft)}</span> }}
          />
        </Note>
        <TextField label={t("booking.details.name")} controlSize="lg" value="Jonas Lindqvist" readOnly />
        <Button kind="primary" size="lg">
          {t("booking.details.bookAt", { weekday, time: formatTime(start, sampleZone, clock) })}
        </Button>
      </div>
    </div>
  );
}

/** Somebody who was a moment slower. */
function Later() {
  const clock = useClock();
  const time = (start: string) => formatTime(start, sampleZone, clock);
  const others = laterDay.free.map(({ start }) => time(start));
  return (
    <div>
      <p className={styles.cap}>{t("home.links.later", { name: "Noor" })}</p>
      <div className={styles.pad}>
        <Note tone="wait">
          {t("ui.sentences", {
            first: t("booking.gone.taken", { time: time(sampleInstant(chosen)) }),
            second: t("booking.freeInstead", { count: others.length, times: formatList(others, "conjunction") }),
          })}
        </Note>
        <SampleTimes day={laterDay} />
      </div>
    </div>
  );
}
