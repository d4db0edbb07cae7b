import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { formatMinutes } from "../../../time/format.ts";
import { plainDigits } from "../../../time/plain-digits.ts";
import { MINUTES_A_DAY } from "../../../time/units.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError, SelectField } from "../../../ui/forms/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import css from "./form.module.css";

const usual = [15, 20, 30, 45, 60, 90, 120];
const most = 10;

interface DurationsFieldProps {
  durations: readonly number[];
  error?: string | undefined;
  onChange(durations: number[]): void;
}

/** How long it may be: one length, or several among which people choose. */
export function DurationsField({ durations, error, onChange }: DurationsFieldProps) {
  const id = useId();
  const [other, setOther] = useState("");
  const shown = [...new Set([...usual, ...durations])].sort((a, b) => a - b);
  const minutes = Number(other);
  const addable = other !== "" && Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_A_DAY;
  const toggle = (one: number) =>
    onChange(
      durations.includes(one) ? durations.filter((minutes) => minutes !== one) : [...durations, one].slice(0, most),
    );
  const add = () => {
    if (!addable) return;
    if (!durations.includes(minutes)) toggle(minutes);
    setOther("");
  };
  return (
    <fieldset className="bare" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">{t("eventTypes.time.length")}</legend>
      <div className={css.durations}>
        {shown.map((one) => (
          <label key={one} className="chip">
            <input type="checkbox" name="durations" checked={durations.includes(one)} onChange={() => toggle(one)} />
            <span className="num">{formatMinutes(one)}</span>
          </label>
        ))}
        <span className={css.other}>
          <input
            className="input num"
            data-size="sm"
            inputMode="numeric"
            aria-label={t("eventTypes.time.otherLength")}
            placeholder={t("eventTypes.time.otherLengthExample")}
            value={other}
            onChange={({ target }) => setOther(plainDigits(target.value).replace(/\D/g, "").slice(0, 4))}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
          <Button size="sm" icon aria-label={t("eventTypes.time.addLength")} disabled={!addable} onClick={add}>
            <Icon of={Plus} size="sm" />
          </Button>
        </span>
      </div>
      {error && <FieldError id={`${id}-error`} text={error} />}
      {durations.length > 1 && (
        <div className={css.firstLength}>
          <SelectField
            label={t("eventTypes.time.firstLength")}
            quiet
            controlSize="sm"
            value={durations[0]}
            onChange={({ target }) => {
              const first = Number(target.value);
              onChange([first, ...durations.filter((one) => one !== first)]);
            }}
          >
            {[...durations]
              .sort((a, b) => a - b)
              .map((one) => (
                <option key={one} value={one}>
                  {formatMinutes(one)}
                </option>
              ))}
          </SelectField>
        </div>
      )}
    </fieldset>
  );
}
