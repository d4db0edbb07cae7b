import { isoWeekday, parseDate } from "@daybook/core/time/civil";
import { Plus } from "lucide-react";
import { useState } from "react";
import { addDays, monthOf } from "../../time/month.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { toast } from "../../ui/toast.tsx";
import { clockChanges } from "./clock-changes.ts";
import { removeOverride, type ScheduleDraft, setOverride } from "./hours-draft.ts";
import { OverrideDialog } from "./override-dialog.tsx";
import { OverrideList } from "./override-list.tsx";
import { OverrideMonth } from "./override-month.tsx";
import css from "./overrides.module.css";

interface DateOverridesProps {
  draft: ScheduleDraft;
  today: string;
  first: number;
  onChange(change: (draft: ScheduleDraft) => ScheduleDraft): void;
  onUndo(): void;
}

/** How far ahead changes of the clock are mentioned. */
const clockDays = 60;

export function DateOverrides({ draft, today, first, onChange, onUndo }: DateOverridesProps) {
  const [month, setMonth] = useState(monthOf(today));
  /** The date being edited; "" for one still to be chosen. */
  const [editing, setEditing] = useState<string | null>(null);
  const ahead = draft.overrides.filter(({ date }) => date >= today);
  const weekday = (date: string) => draft.days[isoWeekday(parseDate(date) ?? 0) - 1];
  const weeklyOf = (date: string) => {
    const day = weekday(date);
    return day?.on ? day.windows : [];
  };
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">Date overrides</h2>
        <Button size="sm" onClick={() => setEditing("")}>
          <Icon of={Plus} size="sm" /> Add a date
        </Button>
      </header>
      <div className={css.overrides}>
        <OverrideMonth
          month={month}
          today={today}
          first={first}
          overrides={draft.overrides}
          isRest={(date) => weeklyOf(date).length === 0}
          onMonth={setMonth}
          onChoose={setEditing}
        />
        <OverrideList
          overrides={ahead}
          changes={clockChanges(draft.timezone, today, addDays(today, clockDays))}
          weeklyOf={weeklyOf}
          onEdit={setEditing}
          onRemove={(date) => {
            onChange((before) => removeOverride(before, date));
            toast("The date has its weekly hours again.", onUndo);
          }}
        />
      </div>
      {editing !== null && (
        <OverrideDialog
          date={editing}
          today={today}
          standing={draft.overrides.find(({ date }) => date === editing)?.windows}
          weeklyOf={weeklyOf}
          onClose={() => setEditing(null)}
          onSave={(dates, windows) => {
            onChange((before) => dates.reduce((next, date) => setOverride(next, date, windows), before));
            setMonth(monthOf(dates[0] ?? today));
            setEditing(null);
          }}
        />
      )}
    </section>
  );
}
