import { isoWeekday, parseDate } from "@daybook/core/time/civil";
import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { addDays, monthOf } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import type { ScheduleDraft } from "../hours/hours-draft.ts";
import { clearDates, moveOverride, type OverrideDraft, overrideOn, putBack } from "../hours/override-draft.ts";
import { clockChanges } from "./clock-changes.ts";
import { OverrideDialog } from "./override-dialog.tsx";
import { OverrideList, PastOverrides } from "./override-list.tsx";
import { OverrideMonth } from "./override-month.tsx";
import css from "./overrides.module.css";
import type { Dates } from "./range-month.tsx";
import { datesWords } from "./range-words.ts";
import { StandingBookings } from "./standing-bookings.tsx";

interface DateOverridesProps {
  scheduleId: string;
  draft: ScheduleDraft;
  today: string;
  first: number;
  onChange(change: (draft: ScheduleDraft) => ScheduleDraft): void;
}

/** How far ahead changes of the clock are mentioned. */
const clockDays = 60;

export function DateOverrides({ scheduleId, draft, today, first, onChange }: DateOverridesProps) {
  const [month, setMonth] = useState(monthOf(today));
  /** The dialog is open, with these dates; null where they are still to be chosen. */
  const [editing, setEditing] = useState<{ dates: Dates | null } | null>(null);
  const { overrides } = draft;
  const change = (next: (overrides: readonly OverrideDraft[]) => OverrideDraft[]) =>
    onChange((before) => ({ ...before, overrides: next(before.overrides) }));
  const edit = ({ date, until }: Dates) => setEditing({ dates: { date, until } });
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
  const remove = (override: OverrideDraft, place: number) => {
    removing(place);
    change((before) => clearDates(before, override));
    const dates = datesWords(override, today);
    const several = override.until > override.date;
    const end = toast(t("availability.overrides.removed", { date: dates, several: several ? "yes" : "no" }), {
      about: `override ${override.date}`,
      undo: () => change((before) => putBack(before, override)),
    });
    endToasts.current.push(end);
  };
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">{t("availability.overrides.title")}</h2>
        <Button size="sm" onClick={() => setEditing({ dates: null })}>
          <Icon of={Plus} size="sm" /> {t("availability.overrides.add")}
        </Button>
      </header>
      <div className={css.overrides}>
        <OverrideMonth
          month={month}
          today={today}
          first={first}
          overrides={overrides}
          isRest={(date) => weeklyOf(date).length === 0}
          onMonth={setMonth}
          onChoose={(date) => edit(overrideOn(overrides, date) ?? { date, until: date })}
        />
        <div className={css.listed}>
          <OverrideList
            today={today}
            list={list}
            overrides={overrides.filter(({ until }) => until >= today)}
            changes={clockChanges(draft.timezone, today, addDays(today, clockDays))}
            weeklyOf={weeklyOf}
            onEdit={edit}
            onRemove={remove}
          />
          <PastOverrides today={today} overrides={overrides.filter(({ until }) => until < today)} />
        </div>
      </div>
      {editing !== null && (
        <OverrideDialog
          dates={editing.dates}
          today={today}
          first={first}
          overrides={overrides}
          weeklyOf={weeklyOf}
          standing={(dates) => <StandingBookings scheduleId={scheduleId} dates={dates} timezone={draft.timezone} />}
          onClose={() => setEditing(null)}
          onSave={(dates, override) => {
            change((before) => (override ? moveOverride(before, editing.dates, override) : clearDates(before, dates)));
            setMonth(monthOf(dates.date < today ? today : dates.date));
            setEditing(null);
          }}
        />
      )}
    </section>
  );
}
