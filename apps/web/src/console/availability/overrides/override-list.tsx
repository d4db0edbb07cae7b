import { X } from "lucide-react";
import { Fragment, type Ref } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatPlainDate } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { endsNextDay, type OverrideDraft, type TimeSpan } from "../hours/hours-draft.ts";
import { writeTime } from "../hours/time-text.ts";
import { type ClockChange, clockWords } from "./clock-changes.ts";
import css from "./overrides.module.css";

interface OverrideListProps {
  list: Ref<HTMLUListElement>;
  overrides: readonly OverrideDraft[];
  changes: readonly ClockChange[];
  weeklyOf(date: string): readonly TimeSpan[];
  onEdit(date: string): void;
  /** With its place in the list. */
  onRemove(date: string, place: number): void;
}

const spanWords = (window: TimeSpan, clock: Clock) =>
  `${writeTime(window.start, clock)}–${writeTime(window.end, clock)}${endsNextDay(window) ? " next day" : ""}`;

/** Breaks between stretches of time, never within one. */
function Hours({ windows, clock }: { windows: readonly TimeSpan[]; clock: Clock }) {
  return windows.map((window, index) => (
    <Fragment key={`${window.start} ${window.end}`}>
      {index > 0 && ", "}
      <span className={css.overrideSpan}>{spanWords(window, clock)}</span>
    </Fragment>
  ));
}

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

export function OverrideList({ list, overrides, changes, weeklyOf, onEdit, onRemove }: OverrideListProps) {
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
    <ul className={`rows ${css.overrideList}`} ref={list}>
      {entries.map(({ date, override, change }, place) => (
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
                  <b className="strong num">
                    <Hours windows={override.windows} clock={clock} />
                  </b>
                )}
                <span className="quiet">
                  instead of {weeklyOf(date).length > 0 ? <Hours windows={weeklyOf(date)} clock={clock} /> : "no hours"}
                </span>
              </button>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={`Remove ${formatPlainDate(date, "long")}`}
                title="Remove override"
                onClick={() => onRemove(date, place)}
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
