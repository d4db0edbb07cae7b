import { errorSentence } from "../../api/error-sentence.ts";
import styles from "../../picker/booking-page.module.css";
import { useClock } from "../../time/clock.ts";
import { formatCountdown, formatTime } from "../../time/format.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import type { HoldState } from "../hold.ts";
import { isGone } from "../sentences.ts";
import { useCountdown, useSpokenCountdown } from "./use-countdown.ts";

interface HoldNoteProps {
  state: HoldState;
  zone: string;
  onAgain(): void;
}

/** The pencil mark of this form: until when, how long still, or why there is none. */
export function HoldNote({ state, zone, onAgain }: HoldNoteProps) {
  const clock = useClock();
  const until = state.status === "live" ? state.hold.expiresAt : null;
  const left = useCountdown(until);
  const spoken = useSpokenCountdown(until, left);
  return (
    <>
      {state.status === "live" && left > 0 && (
        <Note tone="pencil">
          <b className="strong">{t("booking.hold.until", { time: formatTime(state.hold.expiresAt, zone, clock) })}</b>
          <br />
          <Trans id="booking.hold.left" values={{ left: <span className="num">{formatCountdown(left)}</span> }} />
        </Note>
      )}
      {state.status === "live" && left === 0 && (
        <Note tone="wait">
          <Trans id="booking.hold.over" tags={{ b: <b className="strong" /> }} />
          <div className={styles.choices}>
            <Button onClick={onAgain}>{t("booking.hold.again")}</Button>
          </div>
        </Note>
      )}
      {(state.status === "asking" || state.status === "none") && <Note tone="pencil">{t("booking.hold.asking")}</Note>}
      {state.status === "failed" && !isGone(state.error) && (
        <Note tone="wait">
          <span>{t("booking.hold.refused", { reason: errorSentence(state.error) })}</span>
          <div className={styles.choices}>
            <Button onClick={onAgain}>{t("booking.hold.again")}</Button>
          </div>
        </Note>
      )}
      <span className="sr" role="status">
        {spoken}
      </span>
    </>
  );
}
