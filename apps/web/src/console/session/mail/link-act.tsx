import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { errorSentence } from "../../error-sentence.ts";
import css from "./mail.module.css";

interface LinkActProps {
  label: string;
  error: unknown;
  busy: boolean;
  onAct(): void;
}

/** The one button of a mailed link's page. */
export function LinkAct({ label, error, busy, onAct }: LinkActProps) {
  return (
    <div className={css.go}>
      {error !== null && error !== undefined && (
        <Note tone="danger" role="alert">
          {errorSentence(error)}
        </Note>
      )}
      <Button kind="primary" size="lg" busy={busy} onClick={onAct}>
        {label}
      </Button>
    </div>
  );
}
