import { formatDay, formatPlainDate } from "../../time/format.ts";
import { cityOf } from "../../time/zones.ts";
import css from "./grid.module.css";

interface DayHeadsProps {
  days: readonly string[];
  /** The one day that is open, if it is one. */
  open: string | undefined;
  today: string;
  timezone: string;
  /** The columns of the grid below; none for a strip of seven over one day. */
  columns: string | undefined;
  onDay(date: string): void;
}

export function DayHeads({ days, open, today, timezone, columns, onDay }: DayHeadsProps) {
  return (
    <div className={css.heads} style={columns ? { gridTemplateColumns: columns } : undefined}>
      <span className={`quiet ${css.zone}`} title={timezone}>
        {cityOf(timezone)}
      </span>
      {days.map((date) => (
        <button
          key={date}
          type="button"
          className={css.head}
          data-today={date === today || undefined}
          data-open={(days.length > 1 && date === open) || undefined}
          aria-current={date === today ? "date" : undefined}
          aria-pressed={days.length > 1 && open ? date === open : undefined}
          onClick={() => onDay(date)}
        >
          <span className="sr">{formatPlainDate(date, "long")}</span>
          <span className={css.weekday} aria-hidden="true">
            {formatPlainDate(date, "weekdayShort")}
          </span>
          <span className={css.numeral} aria-hidden="true">
            {formatDay(date)}
          </span>
        </button>
      ))}
    </div>
  );
}
