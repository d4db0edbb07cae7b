import type { Message, MessageKind, Placeholder } from "@daybook/core/bookings/messages";
import { isLanguage, type Language } from "@daybook/words/languages";
import { useRef, useState } from "react";
import { useLater } from "../../../time/use-later.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { TextareaField, TextField } from "../../../ui/forms/field.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import { Trans } from "../../../words/trans.tsx";
import { language as ownLanguage, t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import type { EventTypeDraft } from "../draft/event-type-fields.ts";
import { insertAtCaret } from "./insert-at-caret.ts";
import { MessagePreview } from "./message-preview.tsx";
import { messageProblems } from "./message-problems.ts";
import { kindWords } from "./message-words.ts";
import css from "./messages.module.css";
import { PlaceholderChips } from "./placeholder-chips.tsx";
import { letterFacts, useMessagePreview } from "./use-message-preview.ts";
import { useTestMail } from "./use-test-mail.ts";

/** So long after the last key a brace that isn't closed yet is told of, ms. */
const PATIENCE = 700;
const BLANK: Message = { subject: "", text: "" };

interface MessageEditorProps {
  kind: MessageKind;
  draft: EventTypeDraft;
  /** Null: not made yet. */
  eventTypeId: string | null;
  onChange(message: Message): void;
  onClose(): void;
}

/** A mail's own words beside the letter they make. They stand in the form at once, and are saved with it. */
export default function MessageEditor({ kind, draft, eventTypeId, onChange, onClose }: MessageEditorProps) {
  const message = { ...BLANK, ...draft.messages[kind] };
  const beside = useMedia("(min-width: 900px)");
  const [shown, setShown] = useState<"write" | "preview">("write");
  const own = ownLanguage();
  const [language, setLanguage] = useState<Language>(isLanguage(own) ? own : "en");
  const eventType = letterFacts(draft);
  const problems = messageProblems(kind, message);
  const fits = Object.keys(problems).length === 0;
  const test = useTestMail({ id: eventTypeId ?? "", kind, message, eventType, language });
  const preview = (
    <MessagePreview
      {...{ kind, message, eventType, language }}
      onLanguage={setLanguage}
      problem={problems.subject ?? problems.text}
    />
  );
  const write = (next: Message) => {
    // What was sent said something else.
    test.reset();
    onChange(next);
  };
  const writing = <Writing {...{ kind, message, eventType, language }} onChange={write} />;
  return (
    <Dialog
      open
      wide="full"
      onClose={onClose}
      title={t(kindWords[kind])}
      actions={
        <>
          {eventTypeId !== null && (
            <Button busy={test.isPending} disabled={!fits} onClick={() => test.mutate()}>
              {t("eventTypes.messages.test")}
            </Button>
          )}
          <Button kind="primary" onClick={onClose}>
            {t("eventTypes.messages.done")}
          </Button>
        </>
      }
    >
      {beside ? (
        <div className={css.editor}>
          {writing}
          {preview}
        </div>
      ) : (
        <>
          <Segmented<"write" | "preview">
            label={t("eventTypes.messages.view")}
            options={[
              { value: "write", label: t("eventTypes.messages.write") },
              { value: "preview", label: t("eventTypes.messages.preview") },
            ]}
            value={shown}
            onChange={setShown}
          />
          {shown === "write" ? writing : preview}
        </>
      )}
      <p className="small" role="status">
        <Told error={test.error} isSent={test.isSuccess} isNew={eventTypeId === null} />
      </p>
    </Dialog>
  );
}

type Letter = Parameters<typeof useMessagePreview>[0];

interface WritingProps extends Letter {
  message: Message;
  onChange(message: Message): void;
}

function Writing({ kind, message, eventType, language, onChange }: WritingProps) {
  const subject = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const [field, setField] = useState<keyof Message>("text");
  /** The words that were left for ours. */
  const [before, setBefore] = useState<Message | null>(null);
  const settled = useLater(JSON.stringify(message), PATIENCE) === JSON.stringify(message);
  const problems = settled ? messageProblems(kind, message) : {};
  const { data } = useMessagePreview({ kind, message: BLANK, eventType, language });
  const isOurs = !message.subject.trim() && !message.text.trim();
  const write = (part: Partial<Message>) => {
    setBefore(null);
    onChange({ ...message, ...part });
  };
  const insert = (placeholder: Placeholder) => {
    const into = field === "subject" ? subject.current : text.current;
    if (into) insertAtCaret(into, `{${placeholder}}`);
  };
  const back = () => {
    setBefore(message);
    onChange(BLANK);
    text.current?.focus();
  };
  return (
    <div className={css.writing}>
      <TextField
        ref={subject}
        label={t("eventTypes.messages.subject")}
        name="subject"
        dir="auto"
        autoComplete="off"
        placeholder={data?.ours.subject}
        value={message.subject}
        error={problems.subject}
        onFocus={() => setField("subject")}
        onChange={({ target }) => write({ subject: target.value })}
      />
      <TextareaField
        ref={text}
        label={t("eventTypes.messages.text")}
        name="text"
        dir="auto"
        rows={9}
        placeholder={data?.ours.text}
        hint={t("eventTypes.messages.textHint")}
        value={message.text}
        error={problems.text}
        onFocus={() => setField("text")}
        onChange={({ target }) => write({ text: target.value })}
      />
      <PlaceholderChips kind={kind} field={field} onInsert={insert} />
      <div className={css.own}>
        {isOurs ? (
          <Button size="sm" disabled={!data} onClick={() => data && write(data.ours)}>
            {t("eventTypes.messages.begin")}
          </Button>
        ) : (
          <Button size="sm" onClick={back}>
            {t("eventTypes.messages.back")}
          </Button>
        )}
        {before && (
          <Note tone="ok" role="status">
            <Trans
              id="eventTypes.messages.isBack"
              tags={{ undo: <Button size="sm" onClick={() => write(before)} /> }}
            />
          </Note>
        )}
      </div>
    </div>
  );
}

function Told({ error, isSent, isNew }: { error: unknown; isSent: boolean; isNew: boolean }) {
  const { email } = useAccount();
  if (error) return <span>{errorSentence(error)}</span>;
  if (isSent) return <Trans id="eventTypes.messages.tested" values={{ address: <bdi>{email}</bdi> }} />;
  const words = isNew ? t("eventTypes.messages.testLater") : t("eventTypes.messages.unsaved");
  return <span className="quiet">{words}</span>;
}
