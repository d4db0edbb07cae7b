import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { destination } from "../../../picker/grid-keys.ts";
import { formatDay, formatPlainDate } from "../../../time/format.ts";
import { addMonths, firstOf, type Month, monthOf, weeksOf } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { type OverrideDraft, overrideOn } from "../hours/override-draft.ts";
import css from "./override-month.module.css";
import mark from "./today-mark.module.css";

interface OverrideMonthProps {
  month: Month;
  today: string;
  first: number;
  overrides: readonly OverrideDraft[];
  isRest(date: string): boolean;
  onMonth(month: Month): void;
  onChoose(date: string): void;
}

/** Further than this nobody plans; it also ends the walk of a held-down key. */
const monthsAhead = 24;

export function OverrideMonth(props: OverrideMonthProps) {
  const { month, today, first, overrides, isRest, onMonth, onChoose } = props;
  const weeks = weeksOf(month, first);
  const grid = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const moveFocus = useRef(false);
  const kindOf = (date: string) => {
    const override = overrideOn(overrides, date);
    return override && (override.windows.length === 0 ? "off" : "own");
  };
  const nameOf = (date: string) => {
    const kind = kindOf(date);
    const words = formatPlainDate(date, "long");
    if (!kind) return words;
    return t(kind === "off" ? "availability.month.off" : "availability.month.own", { date: words });
  };
  const [least, most] = [monthOf(today), addMonths(monthOf(today), monthsAhead)];
  const isOpen = (date: string) => monthOf(date) === month && date >= today;
  const tabStop = cursor && isOpen(cursor) ? cursor : weeks.flat().find(isOpen);

  useEffect(() => {
    if (!moveFocus.current) return;
    moveFocus.current = false;
    grid.current?.querySelector<HTMLButtonElement>(`[data-date="${tabStop}"]`)?.focus();
  }, [tabStop]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = tabStop && destination(event, tabStop, first);
    if (!to || to < today || monthOf(to) > most) return;
    event.preventDefault();
    moveFocus.current = true;
    setCursor(to);
    if (monthOf(to) !== month) onMonth(monthOf(to));
  };

  return (
    <div className={css.month}>
      <div className="month-head">
        <span className="strong" aria-live="polite">
          {formatPlainDate(firstOf(month), "month")}
        </span>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={t("availability.month.before")}
          disabled={month <= least}
          onClick={() => onMonth(addMonths(month, -1))}
        >
          <Icon of={ChevronLeft} turns />
        </Button>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={t("availability.month.after")}
          disabled={month >= most}
          onClick={() => onMonth(addMonths(month, 1))}
        >
          <Icon of={ChevronRight} turns />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no grid in every browser */}
      <div
        className={`${css.monthGrid} ${mark.marked}`}
        role="group"
        aria-label={formatPlainDate(firstOf(month), "month")}
        ref={grid}
        onKeyDown={onKeyDown}
      >
        {weeks[0]?.map((date) => (
          <span key={date} className={css.monthHead} aria-hidden="true">
            {formatPlainDate(date, "weekdayLetter")}
          </span>
        ))}
        {weeks.flat().map((date) =>
          isOpen(date) ? (
            <button
              key={date}
              type="button"
              tabIndex={date === tabStop ? 0 : -1}
              data-date={date}
              data-today={date === today || undefined}
              data-override={kindOf(date)}
              title={overrideOn(overrides, date)?.reason || undefined}
              data-rest={isRest(date) || undefined}
              aria-label={nameOf(date)}
              onClick={() => {
                setCursor(date);
                onChoose(date);
              }}
            >
              {formatDay(date)}
            </button>
          ) : (
            // A button, as those beside it: what can't be chosen may be fainter than text.
            <button key={date} type="button" disabled aria-label={formatPlainDate(date, "long")}>
              {formatDay(date)}
            </button>
          ),
        )}
      </div>
    </div>
  );
}
