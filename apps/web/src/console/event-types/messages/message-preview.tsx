import type { Message, MessageKind } from "@daybook/core/bookings/messages";
import { isLanguage, type Language, languageNames, languages } from "@daybook/words/languages";
import { useRef, useState } from "react";
import { Note } from "../../../ui/feedback/note.tsx";
import { SelectField } from "../../../ui/forms/field.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { LetterFrame } from "./letter-frame.tsx";
import css from "./messages.module.css";
import { type letterFacts, useMessagePreview } from "./use-message-preview.ts";

interface MessagePreviewProps {
  kind: MessageKind;
  message: Message;
  eventType: ReturnType<typeof letterFacts>;
  language: Language;
  onLanguage(language: Language): void;
  /** Why the words as they stand can't be shown. */
  problem: string | undefined;
}

/** The letter that a reader of a language would get, with the words as they stand. */
export function MessagePreview({ kind, message, eventType, language, onLanguage, problem }: MessagePreviewProps) {
  const [form, setForm] = useState<"email" | "text">("email");
  const fitting = useRef<Message | null>(null);
  if (problem === undefined) fitting.current = message;
  const { data, error, isPlaceholderData } = useMessagePreview({ kind, message: fitting.current, eventType, language });
  const hasFitted = fitting.current !== null;
  return (
    <section className={css.preview} aria-label={t("eventTypes.messages.preview")} aria-busy={isPlaceholderData}>
      <div className={css.previewHead}>
        <SelectField
          quiet
          controlSize="sm"
          label={t("eventTypes.messages.language")}
          value={language}
          onChange={({ target }) => isLanguage(target.value) && onLanguage(target.value)}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </SelectField>
        <Segmented<"email" | "text">
          size="sm"
          label={t("eventTypes.messages.view")}
          options={[
            { value: "email", label: t("eventTypes.messages.asEmail") },
            { value: "text", label: t("eventTypes.messages.asText") },
          ]}
          value={form}
          onChange={setForm}
        />
      </div>
      {problem && (
        <Note tone="wait" role="status">
          {hasFitted ? t("eventTypes.messages.waits", { problem }) : problem}
        </Note>
      )}
      {error && (
        <Note tone="wait" role="status">
          {errorSentence(error)}
        </Note>
      )}
      {data && (
        <div className={css.paper}>
          <p className={css.subjectLine} dir="auto">
            {data.subject}
          </p>
          {form === "email" ? (
            <LetterFrame html={data.html} />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
            <pre className={css.plain} dir="auto" tabIndex={0}>
              {data.text}
            </pre>
          )}
        </div>
      )}
      <p className="small quiet">{t("eventTypes.messages.invented")}</p>
    </section>
  );
}
