import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import css from "./webhooks.module.css";

interface PausedNoteProps {
  /** Since when and why, as a sentence. */
  since: string;
  waiting: number;
  busy: boolean;
  onResume(): void;
}

/** That a receiver is paused and what it keeps meanwhile, with a press to have it go on. */
export const PausedNote = ({ since, waiting, busy, onResume }: PausedNoteProps) => (
  <div className={css.note}>
    <Note tone="wait" role="status">
      <p className="strong">{since}</p>
      <p>{t("webhooks.paused.kept", { count: waiting })}</p>
      <div className={`btn-row ${css.noteActions}`}>
        <Button size="sm" busy={busy} onClick={onResume}>
          {t("webhooks.resume", { count: waiting })}
        </Button>
      </div>
    </Note>
  </div>
);
