import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { useEffect, useRef } from "react";
import { GuestsPart } from "../../booking/details/guests-part.tsx";
import { QuestionField } from "../../booking/details/question-field.tsx";
import { shortName } from "../../booking/facts.ts";
import { RadioGroup } from "../../ui/forms/choice.tsx";
import { TextField } from "../../ui/forms/field.tsx";
import { t } from "../../words/words.ts";
import css from "./book-for.module.css";
import type { BookFor } from "./use-book-for.ts";

/** For whom, what the event type asks, and whether they hear of it. */
export function PersonFields({ state }: { state: BookFor }) {
  const { draft, errors, attempt, eventType, notify } = state;
  const fields = useRef<HTMLDivElement>(null);
  const focused = useRef(attempt);
  useEffect(() => {
    if (focused.current === attempt) return;
    focused.current = attempt;
    const [first] = Object.keys(errors);
    if (first) fields.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  }, [attempt, errors]);
  const change = (field: "name" | "email") => (event: { target: { value: string } }) => {
    state.setDraft({ ...draft, [field]: event.target.value });
    state.fix(field);
  };
  const name = shortName(draft.name);
  return (
    <div className={css.person} ref={fields}>
      <div className={css.two}>
        <TextField
          label={t("booking.details.name")}
          name="name"
          autoComplete="off"
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
          autoComplete="off"
          maxLength={254}
          value={draft.email}
          onChange={change("email")}
          error={errors.email}
        />
      </div>
      {eventType.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={draft.answers[question.id]}
          error={errors[`answers.${question.id}`]}
          onChange={(value) => {
            state.setDraft({ ...draft, answers: { ...draft.answers, [question.id]: value } });
            state.fix(`answers.${question.id}`);
          }}
        />
      ))}
      <GuestsPart most={MOST_GUESTS} draft={draft} errors={errors} onDraft={state.setDraft} onFix={state.fix} />
      <RadioGroup
        legend={name ? t("bookFor.tells.named", { name }) : t("bookFor.tells.unnamed")}
        value={notify ? "mail" : "nothing"}
        onChange={(next) => state.setNotify(next === "mail")}
        options={[
          { value: "mail", label: <Told head={t("bookFor.tells.mail")} body={t("bookFor.tells.mailBody")} /> },
          { value: "nothing", label: <Told head={t("bookFor.tells.nothing")} body={t("bookFor.tells.nothingBody")} /> },
        ]}
      />
    </div>
  );
}

const Told = ({ head, body }: { head: string; body: string }) => (
  <>
    <span>{head}</span>
    <span className={`quiet small ${css.told}`}>{body}</span>
  </>
);
