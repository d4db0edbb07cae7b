import type { Slot } from "../picker/slots-by-day.ts";
import { useClock } from "../time/clock.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";
import styles from "./booking.module.css";
import { alternativesOf, goneSentence, timeOn } from "./sentences.ts";

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
  const others = alternativesOf(error);
  return (
    <Note tone="danger" role="alert">
      {goneSentence(error, start, zone, clock)}
      {others.length > 0 && (
        <div className={styles.choices}>
          {others.map((slot) => (
            <Button key={slot.start} onClick={() => onChoose(slot)}>
              Take {timeOn(slot.start, start, zone, clock)}
            </Button>
          ))}
        </div>
      )}
    </Note>
  );
}
