import { isoWeekday, parseDate } from "@daybook/core/time/civil";
import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { formatPlainDate } from "../../../time/format.ts";
import { addDays, monthOf } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { removeOverride, type ScheduleDraft, setOverride } from "../hours/hours-draft.ts";
import { clockChanges } from "./clock-changes.ts";
import { OverrideDialog } from "./override-dialog.tsx";
import { OverrideList } from "./override-list.tsx";
import { OverrideMonth } from "./override-month.tsx";
import css from "./overrides.module.css";

interface DateOverridesProps {
  draft: ScheduleDraft;
  today: string;
  first: number;
  onChange(change: (draft: ScheduleDraft) => ScheduleDraft): void;
}

/** How far ahead changes of the clock are mentioned. */
const clockDays = 60;

export function DateOverrides({ draft, today, first, onChange }: DateOverridesProps) {
  const [month, setMonth] = useState(monthOf(today));
  /** The dates chosen when the dialog opens; none for those still to be chosen. */
  const [editing, setEditing] = useState<readonly string[] | null>(null);
  const ahead = draft.overrides.filter(({ date }) => date >= today);
  const weekday = (date: string) => draft.days[isoWeekday(parseDate(date) ?? 0) - 1];
  const weeklyOf = (date: string) => {
    const day = weekday(date);
    return day?.on ? day.windows : [];
  };
  const endToasts = useRef<(() => void)[]>([]);
  // Undo means this page's draft.
  useEffect(
    () => () => {
      for (const end of endToasts.current) end();
    },
    [],
  );
  const { list, removing } = useFocusAfterRemoval<HTMLUListElement>();
  const remove = (date: string, place: number) => {
    removing(place);
    const windows = draft.overrides.find((one) => one.date === date)?.windows ?? [];
    const has = (one: ScheduleDraft) => one.overrides.some((override) => override.date === date);
    onChange((before) => removeOverride(before, date));
    const end = toast(t("availability.overrides.removed", { date: formatPlainDate(date, "long") }), {
      about: `override ${date}`,
      undo: () => onChange((before) => (has(before) ? before : setOverride(before, date, windows))),
    });
    endToasts.current.push(end);
  };
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">{t("availability.overrides.title")}</h2>
        <Button size="sm" onClick={() => setEditing([])}>
          <Icon of={Plus} size="sm" /> {t("availability.overrides.add")}
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
          onChoose={(date) => setEditing([date])}
        />
        <OverrideList
          list={list}
          overrides={ahead}
          changes={clockChanges(draft.timezone, today, addDays(today, clockDays))}
          weeklyOf={weeklyOf}
          onEdit={(date) => setEditing([date])}
          onRemove={remove}
        />
      </div>
      {editing !== null && (
        <OverrideDialog
          dates={editing}
          month={month}
          today={today}
          first={first}
          overrides={draft.overrides}
          weeklyOf={weeklyOf}
          onClose={() => setEditing(null)}
          onSave={(dates, windows) => {
            onChange((before) =>
              dates.reduce(
                (next, date) => (windows ? setOverride(next, date, windows) : removeOverride(next, date)),
                before,
              ),
            );
            setMonth(monthOf(dates[0] ?? today));
            setEditing(null);
          }}
        />
      )}
    </section>
  );
}
