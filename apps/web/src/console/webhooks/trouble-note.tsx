import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import { loadErrorSentence } from "../error-sentence.ts";
import css from "./webhooks.module.css";

interface TroubleNoteProps {
  error: unknown;
  /** Without a connection it isn't even tried. */
  offline: boolean;
  onRetry(): unknown;
}

export function TroubleNote({ error, offline, onRetry }: TroubleNoteProps) {
  if (!error && !offline) return null;
  return (
    <div className={css.note}>
      <Note tone="wait" role="status">
        {error ? loadErrorSentence(error) : t("errors.offlineReading")}{" "}
        <Button size="sm" onClick={() => onRetry()}>
          {t("ui.tryAgain")}
        </Button>
      </Note>
    </div>
  );
}
