import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { formatDay, formatMonths, formatPlainDate, formatTightWeekday } from "../time/format.ts";
import { firstWeekday } from "../time/locale.ts";
import { addMonths, firstOf, type Month, monthOf } from "../time/month.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import { destination } from "./grid-keys.ts";
import { monthWeeks, runsOn } from "./month-weeks.ts";
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

  const weeks = monthWeeks(month, today, weekStart);
  const dates = weeks.flat();
  const inMonth = (date: string) => monthOf(date) === month;
  // Of the months beside this one, what is over or isn't known yet is only drawn.
  const isDay = (date: string) => inMonth(date) || (date >= today && counts?.has(date) === true);
  const firstOpen = dates.find((date) => inMonth(date) && counts?.get(date)) ?? dates.find((date) => counts?.get(date));
  const tabStop =
    [cursor, selected, firstOpen].find((date) => date && dates.includes(date) && isDay(date)) ??
    (dates.includes(firstOf(month)) ? firstOf(month) : today);
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
    const turns = event.key.startsWith("Page") || !dates.includes(to) || !isDay(to);
    // What this month has before the weeks shown is over.
    if (turns && inMonth(to)) return;
    moveFocus.current = true;
    setCursor(to);
    if (turns) onMonth(monthOf(to));
  };

  return (
    <div>
      <div className="month-head">
        <h2 className="title-sm" id={headingId} aria-live="polite">
          {formatMonths(month, runsOn(dates, month) ? addMonths(month, 1) : month)}
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
                {formatTightWeekday(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) =>
                isDay(date) ? (
                  <Day
                    key={date}
                    date={date}
                    beside={!inMonth(date)}
                    free={counts?.get(date) ?? null}
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
      <Icon of={icon} turns />
    </Button>
  );
}

interface DayProps {
  date: string;
  /** Of a month beside the one that is shown. */
  beside: boolean;
  free: number | null;
  isToday: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  onSelect(): void;
}

function Day({ date, beside, free, isToday, isSelected, isTabStop, onSelect }: DayProps) {
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
        data-month={beside && date.endsWith("01") ? formatPlainDate(date, "monthShort") : undefined}
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
