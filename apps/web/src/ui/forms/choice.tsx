import { Check } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { Icon } from "../icon.tsx";
import { FieldError, Optional } from "./field.tsx";

type BoxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { label: ReactNode };

export function Checkbox({ label, ...input }: BoxProps) {
  return (
    <label className="check">
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}

export function Switch({ label, hideLabel, ...input }: BoxProps & { hideLabel?: boolean }) {
  return (
    <label className="switch-label">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox carries it */}
      <input className="switch" type="checkbox" role="switch" {...input} />
      <span className={hideLabel ? "sr" : undefined}>{label}</span>
    </label>
  );
}

interface Option<T extends string> {
  value: T;
  label: ReactNode;
}

interface GroupProps<T extends string> {
  legend: ReactNode;
  options: readonly Option<T>[];
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
  /** `chips` for a few short options, `list` otherwise. */
  look?: "chips" | "list";
  name?: string;
}

function Group<T extends string>({
  kind,
  legend,
  options,
  hint,
  error,
  optional,
  look = "list",
  name,
  isChosen,
  onPick,
}: GroupProps<T> & { kind: "radio" | "checkbox"; isChosen(value: T): boolean; onPick(value: T): void }) {
  const id = useId();
  const errorId = `${id}-error`;
  return (
    <fieldset
      className="field bare"
      role={kind === "radio" ? "radiogroup" : "group"}
      aria-describedby={error ? errorId : undefined}
      aria-invalid={error && kind === "radio" ? true : undefined}
    >
      <legend className="field-label">{optional ? <Optional label={legend} /> : legend}</legend>
      <div className={look === "chips" ? "btn-row" : "checks"}>
        {options.map((option) => (
          <label key={option.value} className={look === "chips" ? "chip" : "check"}>
            <input
              type={kind}
              name={name ?? id}
              value={option.value}
              checked={isChosen(option.value)}
              onChange={() => onPick(option.value)}
            />
            {look === "chips" && <Icon of={Check} size="sm" />}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && <FieldError id={errorId} text={error} />}
      {hint && <p className="field-hint">{hint}</p>}
    </fieldset>
  );
}

export function RadioGroup<T extends string>({
  value,
  onChange,
  ...group
}: GroupProps<T> & { value: T | null; onChange(value: T): void }) {
  return <Group {...group} kind="radio" isChosen={(one) => one === value} onPick={onChange} />;
}

export function CheckboxGroup<T extends string>({
  value,
  onChange,
  ...group
}: GroupProps<T> & { value: readonly T[]; onChange(value: T[]): void }) {
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return <Group {...group} kind="checkbox" isChosen={(one) => value.includes(one)} onPick={toggle} />;
}
