import { errorCode, errorSentence } from "../../../api/error-sentence.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import css from "./form.module.css";

interface ChangedElsewhereProps {
  what: string;
  onKeepTheirs(): void;
  onDone(): void;
}

/** Somebody, perhaps oneself in another tab, was quicker. Nothing is lost: both sets of changes are in the form now. */
export function ChangedElsewhere({ what, onKeepTheirs, onDone }: ChangedElsewhereProps) {
  return (
    <div className={css.recovery}>
      <Note tone="wait" role="alert">
        This {what} was changed elsewhere meanwhile. The form now shows those changes with yours on top. Save again to
        keep both, or{" "}
        <Button
          size="sm"
          onClick={() => {
            onKeepTheirs();
            onDone();
          }}
        >
          Drop yours
        </Button>
      </Note>
    </div>
  );
}

/** What went wrong as a whole; what belongs to a field stands at the field. */
export function SaveTrouble({ error, problems }: { error: unknown; problems: Record<string, string> }) {
  if (!error || errorCode(error) === "version_changed" || errorCode(error) === "unauthenticated") return null;
  if (Object.keys(problems).length > 0) return null;
  return (
    <div className={css.recovery}>
      <Note tone="danger" role="alert">
        {errorSentence(error)}
      </Note>
    </div>
  );
}
