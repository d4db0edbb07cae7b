import type { MessageKey } from "@daybook/words/words";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Trans } from "../../../words/trans.tsx";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import css from "./form.module.css";

const changed = {
  schedule: "availability.schedule.changedElsewhere",
  eventType: "eventTypes.form.changedElsewhere",
} as const satisfies Record<string, MessageKey>;

interface ChangedElsewhereProps {
  what: keyof typeof changed;
  onKeepTheirs(): void;
  onDone(): void;
}

/** Somebody, perhaps oneself in another tab, was quicker. Nothing is lost: both sets of changes are in the form now. */
export function ChangedElsewhere({ what, onKeepTheirs, onDone }: ChangedElsewhereProps) {
  return (
    <div className={css.recovery}>
      <Note tone="wait" role="alert">
        <Trans
          id={changed[what]}
          tags={{
            drop: (
              <Button
                size="sm"
                onClick={() => {
                  onKeepTheirs();
                  onDone();
                }}
              />
            ),
          }}
        />
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
