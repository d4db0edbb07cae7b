import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { formatNumber } from "../../../time/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/forms/choice.tsx";
import { SelectField, TextareaField, TextField } from "../../../ui/forms/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { hasOptions, type QuestionDraft, type QuestionKind, questionKinds } from "../draft/question-drafts.ts";
import css from "./form.module.css";

interface QuestionRowProps {
  question: QuestionDraft;
  index: number;
  last: boolean;
  problems: Record<string, string>;
  onChange(part: Partial<Omit<QuestionDraft, "id">>): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

export function QuestionRow({ question, index, last, problems, onChange, onMove, onRemove }: QuestionRowProps) {
  const path = `questions.${index}`;
  const name = question.label.trim();
  const place = index + 1;
  return (
    <li className={css.question} data-question={question.id}>
      <span className={css.questionNumber} aria-hidden="true">
        {formatNumber(place)}
      </span>
      <div className={css.questionBody}>
        <div className={css.pair} data-uneven="end">
          <TextField
            label={t("eventTypes.question.label")}
            name={`${path}.label`}
            dir="auto"
            maxLength={200}
            value={question.label}
            error={problems[`${path}.label`]}
            onChange={({ target }) => onChange({ label: target.value })}
          />
          <SelectField
            label={t("eventTypes.question.kind")}
            value={question.kind}
            onChange={({ target }) => onChange({ kind: target.value as QuestionKind })}
          >
            {(Object.keys(questionKinds) as QuestionKind[]).map((kind) => (
              <option key={kind} value={kind}>
                {t(questionKinds[kind])}
              </option>
            ))}
          </SelectField>
        </div>
        {hasOptions(question.kind) && (
          <TextareaField
            label={t("eventTypes.question.options")}
            name={`${path}.options`}
            dir="auto"
            rows={3}
            hint={t("eventTypes.question.optionsHint")}
            value={question.options.join("\n")}
            error={problems[`${path}.options`]}
            onChange={({ target }) => onChange({ options: target.value.split("\n") })}
          />
        )}
        <TextField
          label={t("eventTypes.question.help")}
          optional
          name={`${path}.help`}
          dir="auto"
          maxLength={300}
          value={question.help}
          error={problems[`${path}.help`]}
          onChange={({ target }) => onChange({ help: target.value })}
        />
        <div className={css.questionFoot}>
          <Checkbox
            label={t("eventTypes.question.required")}
            checked={question.required}
            onChange={() => onChange({ required: !question.required })}
          />
          <span className={css.questionMoves}>
            <Button
              kind="quiet"
              icon
              size="sm"
              aria-label={
                name ? t("eventTypes.question.moveUp", { name }) : t("eventTypes.question.moveUpUnnamed", { place })
              }
              data-by={-1}
              disabled={index === 0}
              onClick={() => onMove(-1)}
            >
              <Icon of={ArrowUp} size="sm" />
            </Button>
            <Button
              kind="quiet"
              icon
              size="sm"
              aria-label={
                name ? t("eventTypes.question.moveDown", { name }) : t("eventTypes.question.moveDownUnnamed", { place })
              }
              data-by={1}
              disabled={last}
              onClick={() => onMove(1)}
            >
              <Icon of={ArrowDown} size="sm" />
            </Button>
            <Button
              kind="quiet"
              icon
              size="sm"
              aria-label={
                name ? t("eventTypes.question.remove", { name }) : t("eventTypes.question.removeUnnamed", { place })
              }
              onClick={onRemove}
            >
              <Icon of={Trash2} size="sm" />
            </Button>
          </span>
        </div>
      </div>
    </li>
  );
}
