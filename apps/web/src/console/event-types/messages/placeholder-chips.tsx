import type { MessageKind, Placeholder } from "@daybook/core/bookings/messages";
import { t } from "../../../words/words.ts";
import { placeholdersIn } from "./message-problems.ts";
import { placeholderWords } from "./message-words.ts";
import css from "./messages.module.css";

interface PlaceholderChipsProps {
  kind: MessageKind;
  /** Where they are put in. */
  field: "subject" | "text";
  onInsert(placeholder: Placeholder): void;
}

/** What Daybook fills in, each put in at the caret. */
export function PlaceholderChips({ kind, field, onInsert }: PlaceholderChipsProps) {
  const { all, ofSubject } = placeholdersIn(kind);
  return (
    <fieldset className={`bare ${css.chips}`}>
      <legend className="label">{t("eventTypes.messages.fillsIn")}</legend>
      {all.map((placeholder) => (
        <button
          key={placeholder}
          type="button"
          className="chip"
          disabled={field === "subject" && !ofSubject.has(placeholder)}
          // The caret stays where it is.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onInsert(placeholder)}
        >
          {t(placeholderWords[placeholder])}
        </button>
      ))}
    </fieldset>
  );
}
