import { useState } from "react";
import { Field } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { amountOf, inMinutes, type Unit, units } from "../draft/notice.ts";
import { AmountInput } from "./amount-input.tsx";
import css from "./form.module.css";

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
  /** Of what was typed last, as long as what it was taken for stands. */
  const [said, setSaid] = useState<{ problem: string; of: number } | null>(null);
  // A value that came from elsewhere may not fit the unit shown.
  const shown = minutes % units[unit].minutes === 0 ? unit : amountOf(minutes).unit;
  const amount = minutes / units[shown].minutes;
  return (
    <Field label={label} hint={hint} error={said?.of === minutes ? said.problem : error}>
      {(control) => (
        <div className={css.notice}>
          <AmountInput
            {...control}
            name={name}
            value={amount}
            onChange={(next, found) => {
              setUnit(shown);
              setSaid(found === null ? null : { problem: found, of: inMinutes(next, shown) });
              onChange(inMinutes(next, shown));
            }}
          />
          <select
            className="select"
            aria-label={t("eventTypes.limits.unit", { label })}
            value={shown}
            onChange={({ target }) => {
              const next = target.value as Unit;
              setUnit(next);
              onChange(inMinutes(amount, next));
            }}
          >
            {(Object.keys(units) as Unit[]).map((one) => (
              <option key={one} value={one}>
                {t(units[one].name, { amount })}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
