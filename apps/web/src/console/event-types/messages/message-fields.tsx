import { type MessageKind, messageKinds } from "@daybook/core/bookings/messages";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import type { FormPart } from "../form/form-part.ts";
import { FormSection } from "../form/section.tsx";
import { firstWords, kindWords } from "./message-words.ts";
import css from "./messages.module.css";

/** The form stands without it. */
const MessageEditor = lazy(() => import("./message-editor.tsx"));

/** The mails to an invitee, and whose words each of them says. */
export function MessageFields({ draft, problems, change, eventTypeId }: FormPart & { eventTypeId: string | null }) {
  const [open, setOpen] = useState<MessageKind | null>(null);
  return (
    <FormSection id="messages">
      <ul className="rows">
        {messageKinds.map((kind) => {
          const own = draft.messages[kind];
          const words = own ? firstWords(own) : "";
          const problem = problems[`messages.${kind}.subject`] ?? problems[`messages.${kind}.text`];
          return (
            <li key={kind} className={css.kind}>
              <div>
                <p className={css.name}>{t(kindWords[kind])}</p>
                <p className={`small quiet ${css.whose}`} dir="auto">
                  {words ? t("eventTypes.messages.own", { words }) : t("eventTypes.messages.ours")}
                </p>
                {problem && <FieldError id={`message-${kind}-error`} text={problem} />}
              </div>
              <Button
                size="sm"
                aria-label={t("eventTypes.messages.writeThis", { kind: t(kindWords[kind]) })}
                onClick={() => setOpen(kind)}
              >
                {t("eventTypes.messages.write")}
              </Button>
            </li>
          );
        })}
      </ul>
      {open && (
        <Suspense fallback={null}>
          <MessageEditor
            key={open}
            kind={open}
            draft={draft}
            eventTypeId={eventTypeId}
            onChange={(message) => change({ messages: { ...draft.messages, [open]: message } })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </FormSection>
  );
}
