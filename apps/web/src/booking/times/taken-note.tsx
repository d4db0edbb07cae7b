import styles from "../../picker/booking-page.module.css";
import type { Slot } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import { alternativesOf, goneSentence, type Missed, missedSentence, timeOn } from "../sentences.ts";

interface TakenNoteProps {
  error: unknown;
  /** Start of the time that is gone. */
  start: string;
  zone: string;
  onChoose(slot: Slot): void;
}

/** Taken meanwhile: says so, and offers the two nearest times. */
export function TakenNote({ error, start, zone, onChoose }: TakenNoteProps) {
  const clock = useClock();
  return (
    <Note tone="danger" role="alert">
      <span>{goneSentence(error, start, zone, clock)}</span>
      <Instead others={alternativesOf(error, start)} start={start} zone={zone} onChoose={onChoose} />
    </Note>
  );
}

/** The same for the time that an address asks for. Nobody lost anything here yet: it warns, and does not interrupt. */
export function MissedNote({ missed, zone, onChoose }: Pick<TakenNoteProps, "zone" | "onChoose"> & { missed: Missed }) {
  const clock = useClock();
  return (
    <Note tone={missed.now === "free" || missed.now === "yours" ? "ok" : "wait"} role="status">
      <span>{missedSentence(missed, zone, clock)}</span>
      <Instead others={missed.others} start={missed.start} zone={zone} onChoose={onChoose} />
    </Note>
  );
}

type InsteadProps = Omit<TakenNoteProps, "error"> & { others: readonly Slot[] };

function Instead({ others, start, zone, onChoose }: InsteadProps) {
  const clock = useClock();
  if (others.length === 0) return null;
  return (
    <div className={styles.choices}>
      {others.map((slot) => (
        <Button key={slot.start} onClick={() => onChoose(slot)}>
          {t("booking.take", { time: timeOn(slot.start, start, zone, clock) })}
        </Button>
      ))}
    </div>
  );
}
