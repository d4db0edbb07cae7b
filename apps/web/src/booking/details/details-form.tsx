import type { BookingPage } from "@daybook/contract/pages";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/forms/field.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { shortName } from "../facts.ts";
import { type FormErrors, likelyEmail } from "./answers.ts";
import own from "./details.module.css";
import type { Draft } from "./draft.ts";
import { GuestsPart } from "./guests-part.tsx";
import { QuestionField } from "./question-field.tsx";

interface DetailsFormProps {
  page: BookingPage;
  formId: string;
  draft: Draft;
  errors: FormErrors;
  attempt: number;
  busy: boolean;
  /** What the button does, in words. */
  action: string;
  onDraft(draft: Draft): void;
  onSubmit(): void;
  /** A field was changed: its error no longer fits. */
  onFix(field: string): void;
}

export function DetailsForm(props: DetailsFormProps) {
  const { page, formId, draft, errors, attempt, busy, action, onDraft, onSubmit, onFix } = props;
  const form = useRef<HTMLFormElement>(null);
  const meant = likelyEmail(draft.email);

  // The first field that doesn't fit gets the focus, once for each try.
  const focused = useRef(attempt);
  useEffect(() => {
    if (focused.current === attempt) return;
    focused.current = attempt;
    const first = Object.keys(errors)[0];
    if (first) form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  }, [attempt, errors]);

  const change = (field: "name" | "email") => (event: { target: { value: string } }) => {
    onDraft({ ...draft, [field]: event.target.value });
    onFix(field);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={own.fields} id={formId} ref={form} onSubmit={submit} noValidate>
      <div className={own.two}>
        <TextField
          label={t("booking.details.name")}
          name="name"
          controlSize="lg"
          autoComplete="name"
          dir="auto"
          maxLength={120}
          value={draft.name}
          onChange={change("name")}
          error={errors.name}
        />
        <TextField
          label={t("booking.details.email")}
          name="email"
          type="email"
          controlSize="lg"
          autoComplete="email"
          maxLength={254}
          value={draft.email}
          onChange={change("email")}
          error={errors.email}
          hint={
            meant && (
              <Trans
                id="booking.details.didYouMean"
                values={{ email: meant }}
                tags={{
                  use: (
                    <button
                      type="button"
                      className={own.linkButton}
                      onClick={() => change("email")({ target: { value: meant } })}
                    />
                  ),
                }}
              />
            )
          }
        />
      </div>
      {page.eventType.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          texts={page.eventType.texts === true}
          value={draft.answers[question.id]}
          error={errors[`answers.${question.id}`]}
          onChange={(value) => {
            onDraft({ ...draft, answers: { ...draft.answers, [question.id]: value } });
            onFix(`answers.${question.id}`);
          }}
        />
      ))}
      {/* A page that was told before there were guests doesn't say. */}
      <GuestsPart
        most={page.eventType.maxGuests ?? 0}
        draft={draft}
        errors={errors}
        controlSize="lg"
        onDraft={onDraft}
        onFix={onFix}
      />
      <div className={own.submit}>
        <Button kind="primary" size="lg" type="submit" busy={busy}>
          {action}
        </Button>
        <p className="small quiet">
          <Trans id="booking.details.whoSees" values={{ name: <bdi>{shortName(page.host.name)}</bdi> }} />
        </p>
      </div>
    </form>
  );
}
