import type { Question } from "@daybook/contract/questions";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../ui/forms/choice.tsx";
import { FieldError, Optional, SelectField, TextareaField, TextField } from "../../ui/forms/field.tsx";
import { t } from "../../words/words.ts";
import type { DraftAnswer } from "./draft.ts";

interface QuestionFieldProps {
  question: Question;
  /** A number that is given is sent text messages: whoever gives it knows. */
  texts?: boolean;
  value: DraftAnswer | undefined;
  error: string | undefined;
  onChange(value: DraftAnswer): void;
}

/** More options than this are a list to open; longer than this they don't sit side by side. */
const mostShown = 8;
const longestChip = 28;

export function QuestionField({ question, texts = false, value, error, onChange }: QuestionFieldProps) {
  const { label, help, required } = question;
  const shown = <bdi>{label}</bdi>;
  const about = { label: shown, hint: help, error, optional: !required };
  const text = typeof value === "string" ? value : "";
  const write = (event: { target: { value: string } }) => onChange(event.target.value);
  const name = `answers.${question.id}`;
  switch (question.kind) {
    case "text":
      return <TextField {...about} controlSize="lg" name={name} value={text} onChange={write} maxLength={5000} />;
    case "long_text":
      return <TextareaField {...about} name={name} value={text} onChange={write} maxLength={5000} />;
    case "phone":
      return (
        <TextField
          {...about}
          // What the host wrote may run the other way (U+2068, U+2069).
          hint={texts ? [help && `\u2068${help}\u2069`, t("booking.details.texts")].filter(Boolean).join(" ") : help}
          controlSize="lg"
          name={name}
          type="tel"
          autoComplete="tel"
          value={text}
          onChange={write}
          maxLength={60}
        />
      );
    case "checkbox": {
      const errorId = `${question.id}-error`;
      return (
        <div className="field">
          <Checkbox
            name={name}
            label={required ? shown : <Optional label={shown} />}
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? errorId : undefined}
          />
          {error && <FieldError id={errorId} text={error} />}
          {help && <p className="field-hint">{help}</p>}
        </div>
      );
    }
    case "choice":
    case "several": {
      const options = question.options.map((option) => ({ value: option, label: <bdi>{option}</bdi> }));
      const look = options.every((option) => option.value.length <= longestChip) ? "chips" : "list";
      const group = { legend: shown, hint: help, error, optional: !required, options, look, name } as const;
      if (question.kind === "several")
        return <CheckboxGroup {...group} value={Array.isArray(value) ? value : []} onChange={onChange} />;
      if (options.length > mostShown)
        return (
          <SelectField {...about} controlSize="lg" name={name} value={text} onChange={write}>
            <option value="">{t("booking.answer.chooseOne")}</option>
            {question.options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </SelectField>
        );
      return <RadioGroup {...group} value={text || null} onChange={onChange} />;
    }
  }
}
