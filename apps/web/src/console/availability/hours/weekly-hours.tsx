import { ZoneButton } from "../../../ui/forms/zone-select.tsx";
import { t } from "../../../words/words.ts";
import { DayRow } from "./day-row.tsx";
import css from "./hours.module.css";
import { addWindow, copyDay, removeWindow, type ScheduleDraft, setWindow, switchDay, weekdays } from "./hours-draft.ts";

interface WeeklyHoursProps {
  draft: ScheduleDraft;
  problems: ReadonlyMap<string, string>;
  /** ISO weekday with which the week begins where the person lives. */
  first: number;
  onChange(change: (draft: ScheduleDraft) => ScheduleDraft, tag?: string): void;
}

export function WeeklyHours({ draft, problems, first, onChange }: WeeklyHoursProps) {
  const ordered = weekdays.map((_, index) => draft.days[(first - 1 + index) % 7]).filter((day) => day !== undefined);
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">{t("availability.weekly.title")}</h2>
        <span className={css.zone}>
          <ZoneButton
            size="sm"
            label={t("availability.weekly.zone")}
            value={draft.timezone}
            onChange={(timezone) => onChange((before) => ({ ...before, timezone }))}
          />
        </span>
      </header>
      <div className="rows">
        {ordered.map((day) => (
          <DayRow
            key={day.day}
            day={day}
            first={first}
            problems={problems}
            onSwitch={(on) => onChange((before) => switchDay(before, day.day, on))}
            onAdd={() => onChange((before) => addWindow(before, day.day))}
            onSet={(key, span) =>
              onChange((before) => setWindow(before, day.day, key, span), `${key} ${Object.keys(span).join()}`)
            }
            onRemove={(key) => onChange((before) => removeWindow(before, day.day, key))}
            onCopy={(to) => onChange((before) => copyDay(before, day.day, to))}
          />
        ))}
      </div>
    </section>
  );
}
