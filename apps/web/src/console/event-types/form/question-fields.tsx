import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import {
  addQuestion,
  changeQuestion,
  moveQuestion,
  type QuestionDraft,
  removeQuestion,
} from "../draft/question-drafts.ts";
import css from "./form.module.css";
import type { FormPart } from "./form-part.ts";
import { GuestsField } from "./guests-field.tsx";
import { QuestionRow } from "./question-row.tsx";
import { FormSection } from "./section.tsx";

const most = 30;

export function QuestionFields({ draft, problems, change }: FormPart) {
  const { questions } = draft;
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const set = (next: QuestionDraft[]) => change({ questions: next });

  // What gets the focus once the change stands on the page.
  const next = useRef<(() => HTMLElement | null | undefined) | null>(null);
  useEffect(() => {
    const target = next.current?.();
    if (!target) return;
    next.current = null;
    target.focus();
  });

  const move = (id: string, by: 1 | -1) => {
    const moved = moveQuestion(questions, id, by);
    const place = moved.findIndex((one) => one.id === id);
    next.current = () => {
      const row = list.current?.children[place];
      if (!row?.matches(`[data-question="${id}"]`)) return null;
      // The button that was pressed may now stand at an end, and be disabled.
      return (
        row.querySelector<HTMLElement>(`[data-by="${by}"]:enabled`) ??
        row.querySelector<HTMLElement>(`[data-by="${-by}"]`)
      );
    };
    set(moved);
    setSaid(t("eventTypes.questions.moved", { place: place + 1, count: moved.length }));
  };
  const add = () => {
    const longer = addQuestion(questions);
    next.current = () => list.current?.children[longer.length - 1]?.querySelector("input");
    set(longer);
  };

  return (
    <FormSection
      id="questions"
      action={
        <Button size="sm" onClick={add} disabled={questions.length >= most}>
          <Icon of={Plus} size="sm" /> {t("eventTypes.questions.add")}
        </Button>
      }
    >
      {questions.length === 0 ? (
        <p className={`muted ${css.noQuestions}`}>{t("eventTypes.questions.none")}</p>
      ) : (
        <ol className={`rows ${css.questions}`} ref={list}>
          {questions.map((question, index) => (
            <QuestionRow
              key={question.id}
              question={question}
              index={index}
              last={index === questions.length - 1}
              problems={problems}
              onChange={(part) => set(changeQuestion(questions, question.id, part))}
              onMove={(by) => move(question.id, by)}
              onRemove={() => set(removeQuestion(questions, question.id))}
            />
          ))}
        </ol>
      )}
      <GuestsField draft={draft} change={change} />
      <p className="sr" role="status">
        {said}
      </p>
    </FormSection>
  );
}
