import { useState } from "react";
import { Field } from "../../ui/field.tsx";
import css from "./form.module.css";
import { amountOf, inMinutes, type Unit, units } from "./notice.ts";

interface NoticeFieldProps {
  label: string;
  name: string;
  hint: string;
  minutes: number;
  error?: string | undefined;
  onChange(minutes: number): void;
}

/** A stretch of time in the unit one thinks of it. */
export function NoticeField({ label, name, hint, minutes, error, onChange }: NoticeFieldProps) {
  const [unit, setUnit] = useState<Unit>(amountOf(minutes).unit);
  // A value that came from elsewhere may not fit the unit shown.
  const shown = minutes % units[unit].minutes === 0 ? unit : amountOf(minutes).unit;
  const amount = minutes / units[shown].minutes;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className={css.notice}>
          <input
            {...control}
            className="input num"
            name={name}
            inputMode="numeric"
            value={String(amount)}
            onChange={({ target }) => onChange(inMinutes(Number(target.value.replace(/\D/g, "").slice(0, 6)), shown))}
          />
          <select
            className="select"
            aria-label={`${label}, unit`}
            value={shown}
            onChange={({ target }) => {
              const next = target.value as Unit;
              setUnit(next);
              onChange(inMinutes(amount, next));
            }}
          >
            {(Object.keys(units) as Unit[]).map((one) => (
              <option key={one} value={one}>
                {amount === 1 ? units[one].one : units[one].several}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
