import { ChevronDown } from "lucide-react";
import { firstWeekday } from "../../../time/locale.ts";
import { isDate } from "../../../time/month.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Popover, TriggerButton } from "../../../ui/overlays/popover.tsx";
import { t } from "../../../words/words.ts";
import { type FilterSearch, type ListState, withDates } from "./booking-filter.ts";
import { presetDates, presetOf, presetsOf } from "./date-presets.ts";
import css from "./filter.module.css";

interface DateFilterProps {
  search: FilterSearch;
  state: ListState;
  today: string;
  onChange(search: FilterSearch): void;
}

/** Dates by a name, or one by one; either end may stay open. */
export function DateFilter({ search, state, today, onChange }: DateFilterProps) {
  return (
    <Popover
      label={t("bookings.filter.dates")}
      trigger={
        <TriggerButton size="sm">
          {t("bookings.filter.dates")} <Icon of={ChevronDown} size="sm" />
        </TriggerButton>
      }
    >
      {(close) => (
        <div className={css.dates}>
          <Presets
            search={search}
            state={state}
            today={today}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
          <div className={css.range}>
            <DateInput
              label={t("bookings.filter.from")}
              value={search.from}
              max={search.to}
              onChange={(from) => onChange(withDates(search, from, search.to))}
            />
            <DateInput
              label={t("bookings.filter.to")}
              value={search.to}
              min={search.from}
              onChange={(to) => onChange(withDates(search, search.from, to))}
            />
          </div>
        </div>
      )}
    </Popover>
  );
}

function Presets({ search, state, today, onChange }: DateFilterProps) {
  const current = presetOf(search, today, firstWeekday());
  return (
    <ul className={css.presets}>
      {presetsOf[state].map((name) => (
        <li key={name}>
          <button
            type="button"
            className={css.preset}
            aria-pressed={name === current}
            onClick={() => {
              const { from, to } = presetDates(name, today, firstWeekday());
              onChange(withDates(search, from, to));
            }}
          >
            {t("bookings.filter.preset", { preset: name })}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface DateInputProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange(date: string | undefined): void;
}

/** The browser's own, which speaks its language and has its calendar. Half a date is none yet. */
function DateInput({ label, value = "", min, max, onChange }: DateInputProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        data-size="sm"
        type="date"
        // A year of three digits is on its way to four.
        min={min ?? "1900-01-01"}
        max={max ?? "2199-12-31"}
        value={value}
        onChange={({ target }) => {
          if (target.value === "" && !target.validity.badInput) onChange(undefined);
          else if (isDate(target.value) && target.validity.valid) onChange(target.value);
        }}
      />
    </label>
  );
}
