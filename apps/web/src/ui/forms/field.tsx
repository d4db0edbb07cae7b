import { CircleAlert } from "lucide-react";
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { Trans } from "../../words/trans.tsx";
import { Icon } from "../icon.tsx";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** Names the rule and the value. */
  error?: string | undefined;
  optional?: boolean | undefined;
  /** Small grey label, as above a select in a side column. */
  quiet?: boolean | undefined;
}

interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  quiet,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : "";
  const errorId = error ? `${id}-error` : "";
  return (
    <div className="field">
      <label htmlFor={id} className={quiet ? "label" : undefined}>
        {optional ? <Optional label={label} /> : label}
      </label>
      {children({
        id,
        "aria-describedby": [errorId, hintId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && <FieldError id={errorId} text={error} />}
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A label that says that it may be left out. */
export const Optional = ({ label }: { label: ReactNode }) => (
  <Trans id="ui.optional" values={{ label }} tags={{ quiet: <span className="optional" /> }} />
);

export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p className="field-error" id={id}>
      <Icon of={CircleAlert} />
      <span>{text}</span>
    </p>
  );
}

type Size = { controlSize?: "sm" | "lg" | undefined };
type InputProps = FieldProps & Size & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export function TextField({ label, hint, error, optional, quiet, controlSize, ...input }: InputProps) {
  return (
    <Field {...{ label, hint, error, optional, quiet }}>
      {(control) => <input className="input" data-size={controlSize} {...input} {...control} />}
    </Field>
  );
}

type TextareaProps = FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

export function TextareaField({ label, hint, error, optional, quiet, ...textarea }: TextareaProps) {
  return (
    <Field {...{ label, hint, error, optional, quiet }}>
      {(control) => <textarea className="textarea input" {...textarea} {...control} />}
    </Field>
  );
}

type SelectProps = FieldProps & Size & SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> };

/** The platform's own select: right on every phone. */
export function SelectField({ label, hint, error, optional, quiet, controlSize, children, ...select }: SelectProps) {
  return (
    <Field {...{ label, hint, error, optional, quiet }}>
      {(control) => (
        <select className="select" data-size={controlSize} {...select} {...control}>
          {children}
        </select>
      )}
    </Field>
  );
}
