import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { formatDay, formatPlainDate } from "../time/format.ts";
import { firstWeekday } from "../time/locale.ts";
import { addMonths, firstOf, type Month, monthOf, weeksOf } from "../time/month.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import { destination } from "./grid-keys.ts";
import { tallyOf } from "./slots-by-day.ts";

interface MonthGridProps {
  month: Month;
  today: string;
  selected: string | null;
  /** How many times are free on each date; null while it isn't known. */
  counts: ReadonlyMap<string, number> | null;
  onSelect(date: string): void;
  onMonth(month: Month): void;
}

/** Further than this nobody plans; it also ends the walk of a held-down key. */
const monthsAhead = 24;

export function MonthGrid({ month, today, selected, counts, onSelect, onMonth }: MonthGridProps) {
  const weekStart = firstWeekday();
  const headingId = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const moveFocus = useRef(false);

  const inMonth = (date: string) => monthOf(date) === month;
  const firstOpen = counts && [...counts.keys()].filter(inMonth).sort()[0];
  const tabStop = [cursor, selected, firstOpen].find((date) => date && inMonth(date)) ?? firstOf(month);
  const least = monthOf(today);
  const most = addMonths(least, monthsAhead);

  useEffect(() => {
    if (!moveFocus.current) return;
    moveFocus.current = false;
    grid.current?.querySelector<HTMLButtonElement>(`[data-date="${tabStop}"]`)?.focus();
  }, [tabStop]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = destination(event, tabStop, weekStart);
    if (!to || monthOf(to) < least || monthOf(to) > most) return;
    event.preventDefault();
    moveFocus.current = true;
    setCursor(to);
    if (monthOf(to) !== month) onMonth(monthOf(to));
  };

  const weeks = weeksOf(month, weekStart);
  return (
    <div>
      <div className="month-head">
        <h2 className="title-sm" id={headingId} aria-live="polite">
          {formatPlainDate(firstOf(month), "month")}
        </h2>
        <MonthStep to={addMonths(month, -1)} disabled={month <= least} onMonth={onMonth} icon={ChevronLeft} />
        <MonthStep to={addMonths(month, 1)} disabled={month >= most} onMonth={onMonth} icon={ChevronRight} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the calendar pattern of ARIA's practices guide */}
      <table className="month" role="grid" aria-labelledby={headingId} ref={grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th className="wd" scope="col" abbr={formatPlainDate(date, "weekday")} key={date}>
                {formatPlainDate(date, "weekdayShort")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) =>
                inMonth(date) ? (
                  <Day
                    key={date}
                    date={date}
                    free={counts ? (counts.get(date) ?? 0) : null}
                    isToday={date === today}
                    isSelected={date === selected}
                    isTabStop={date === tabStop}
                    onSelect={() => {
                      setCursor(date);
                      onSelect(date);
                    }}
                  />
                ) : (
                  <td key={date}>
                    <span className="other" aria-hidden="true" data-day={formatDay(date)} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MonthStepProps {
  to: Month;
  disabled: boolean;
  onMonth(month: Month): void;
  icon: typeof ChevronLeft;
}

function MonthStep({ to, disabled, onMonth, icon }: MonthStepProps) {
  return (
    <Button
      kind="quiet"
      icon
      disabled={disabled}
      aria-label={formatPlainDate(firstOf(to), "month")}
      onClick={() => onMonth(to)}
    >
      <Icon of={icon} />
    </Button>
  );
}

interface DayProps {
  date: string;
  free: number | null;
  isToday: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  onSelect(): void;
}

function Day({ date, free, isToday, isSelected, isTabStop, onSelect }: DayProps) {
  const open = free !== null && free > 0;
  const words = formatPlainDate(date, "long");
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid, which can be selected
    <td aria-selected={isSelected}>
      <button
        type="button"
        tabIndex={isTabStop ? 0 : -1}
        data-date={date}
        data-today={isToday || undefined}
        aria-current={isToday ? "date" : undefined}
        aria-disabled={open ? undefined : true}
        aria-label={free === null ? words : t("picker.dayWithTimes", { date: words, count: free })}
        onClick={open ? onSelect : undefined}
      >
        {formatDay(date)}
        {open && <i className="tally" data-n={tallyOf(free)} />}
      </button>
    </td>
  );
}
