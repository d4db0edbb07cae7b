import { errorSentence } from "../api/error-sentence.ts";
import { isGone } from "../booking/sentences.ts";
import { TakenNote } from "../booking/times/taken-note.tsx";
import type { Slot } from "../picker/slots-by-day.ts";
import { Note } from "../ui/feedback/note.tsx";

interface MoveNoteProps {
  refusal: { error: unknown; start: string } | null;
  zone: string;
  onChoose(slot: Slot): void;
  /** An error in words; the host's own are others. */
  sentence?: (error: unknown) => string;
}

/** Why it wasn't moved; where somebody was quicker, the nearest times instead. */
export function MoveNote({ refusal, zone, onChoose, sentence = errorSentence }: MoveNoteProps) {
  if (!refusal) return null;
  if (isGone(refusal.error)) return <TakenNote {...refusal} zone={zone} onChoose={onChoose} />;
  return (
    <Note tone="danger" role="alert">
      {sentence(refusal.error)}
    </Note>
  );
}
