import { X } from "lucide-react";
import { useClock } from "../../time/clock.ts";
import { formatPlainDate } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type ClockChange, clockWords } from "./clock-changes.ts";
import { endsNextDay, type OverrideDraft, type TimeSpan } from "./hours-draft.ts";
import css from "./overrides.module.css";
import { writeTime } from "./time-text.ts";

interface OverrideListProps {
  overrides: readonly OverrideDraft[];
  changes: readonly ClockChange[];
  weeklyOf(date: string): readonly TimeSpan[];
  onEdit(date: string): void;
  onRemove(date: string): void;
}

const hoursWords = (windows: readonly TimeSpan[], clock: Clock) =>
  windows
    .map(
      (window) =>
        `${writeTime(window.start, clock)}–${writeTime(window.end, clock)}${endsNextDay(window) ? " next day" : ""}`,
    )
    .join(", ");

function DateMark({ date }: { date: string }) {
  return (
    <span className={css.overrideDate}>
      <b>{Number(date.slice(8))}</b>
      <span className="quiet">
        {formatPlainDate(date, "short").replace(/\d+/, "").replace(/,/g, "").replace(/\s+/g, " ").trim()}
      </span>
    </span>
  );
}

export function OverrideList({ overrides, changes, weeklyOf, onEdit, onRemove }: OverrideListProps) {
  const clock = useClock();
  const entries = [
    ...overrides.map((override) => ({ date: override.date, override, change: null })),
    ...changes.map((change) => ({ date: change.date, override: null, change })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  if (entries.length === 0)
    return (
      <p className={`quiet ${css.noOverrides}`}>
        No date differs from your week. Choose one to take it off or give it other hours.
      </p>
    );
  return (
    <ul className={`rows ${css.overrideList}`}>
      {entries.map(({ date, override, change }) => (
        <li key={`${date} ${change ? "clock" : "hours"}`} data-clock={change ? true : undefined}>
          <DateMark date={date} />
          {change && <span className="quiet">{clockWords(change)}</span>}
          {override && (
            <>
              <button
                type="button"
                className={css.overrideWhat}
                onClick={() => onEdit(date)}
                aria-label={`Change ${formatPlainDate(date, "long")}`}
              >
                {override.windows.length === 0 ? (
                  <Badge>Not available</Badge>
                ) : (
                  <b className="strong num">{hoursWords(override.windows, clock)}</b>
                )}
                <span className="quiet">instead of {hoursWords(weeklyOf(date), clock) || "no hours"}</span>
              </button>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={`Remove ${formatPlainDate(date, "long")}`}
                onClick={() => onRemove(date)}
              >
                <Icon of={X} />
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
