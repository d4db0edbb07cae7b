import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatPlainDate } from "../../time/format.ts";
import { addMonths, firstOf, type Month, monthOf, weeksOf } from "../../time/month.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { OverrideDraft } from "./hours-draft.ts";
import css from "./overrides.module.css";

interface OverrideMonthProps {
  month: Month;
  today: string;
  first: number;
  overrides: readonly OverrideDraft[];
  isRest(date: string): boolean;
  onMonth(month: Month): void;
  onChoose(date: string): void;
}

export function OverrideMonth({ month, today, first, overrides, isRest, onMonth, onChoose }: OverrideMonthProps) {
  const weeks = weeksOf(month, first);
  const kinds = new Map(overrides.map(({ date, windows }) => [date, windows.length === 0 ? "off" : "own"] as const));
  const nameOf = (date: string) => {
    const kind = kinds.get(date);
    return formatPlainDate(date, "long") + (kind === "off" ? ", not available" : kind === "own" ? ", other hours" : "");
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
          aria-label="Month before"
          disabled={month <= monthOf(today)}
          onClick={() => onMonth(addMonths(month, -1))}
        >
          <Icon of={ChevronLeft} />
        </Button>
        <Button kind="quiet" icon size="sm" aria-label="Month after" onClick={() => onMonth(addMonths(month, 1))}>
          <Icon of={ChevronRight} />
        </Button>
      </div>
      <div className={css.monthGrid}>
        {weeks[0]?.map((date) => (
          <span key={date} className={css.monthHead} aria-hidden="true">
            {formatPlainDate(date, "weekdayShort").slice(0, 1)}
          </span>
        ))}
        {weeks.flat().map((date) =>
          monthOf(date) !== month || date < today ? (
            // A button, as those beside it: what can't be chosen may be fainter than text.
            <button key={date} type="button" disabled aria-label={formatPlainDate(date, "long")}>
              {Number(date.slice(8))}
            </button>
          ) : (
            <button
              key={date}
              type="button"
              data-today={date === today || undefined}
              data-override={kinds.get(date)}
              data-rest={isRest(date) || undefined}
              aria-label={nameOf(date)}
              onClick={() => onChoose(date)}
            >
              {Number(date.slice(8))}
            </button>
          ),
        )}
      </div>
    </div>
  );
}
