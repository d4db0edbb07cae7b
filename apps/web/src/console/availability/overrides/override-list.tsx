import { X } from "lucide-react";
import { Fragment, type Ref } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatDay, formatPlainDate } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { endsNextDay, type OverrideDraft, type TimeSpan } from "../hours/hours-draft.ts";
import { partsInARow } from "../hours/in-a-row.ts";
import { writeSpan, writeTime } from "../hours/time-text.ts";
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
  endsNextDay(window)
    ? t("availability.spanNextDay", { start: writeTime(window.start, clock), end: writeTime(window.end, clock) })
    : writeSpan(window, clock);

/** Breaks between stretches of time, never within one. */
function Hours({ windows, clock }: { windows: readonly TimeSpan[]; clock: Clock }) {
  return partsInARow(windows.length).map((part, index) => {
    const window = typeof part === "number" && windows[part];
    return (
      <Fragment key={index}>
        {window ? <span className={css.overrideSpan}>{spanWords(window, clock)}</span> : part}
      </Fragment>
    );
  });
}

function DateMark({ date }: { date: string }) {
  return (
    <span className={css.overrideDate}>
      <b>{formatDay(date)}</b>
      <span className="quiet">
        {t("availability.overrides.mark", {
          weekday: formatPlainDate(date, "weekdayShort"),
          month: formatPlainDate(date, "monthShort"),
        })}
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
  if (entries.length === 0) return <p className={`quiet ${css.noOverrides}`}>{t("availability.overrides.none")}</p>;
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
                aria-label={t("availability.overrides.change", { date: formatPlainDate(date, "long") })}
              >
                {override.windows.length === 0 ? (
                  <Badge>{t("availability.notAvailable")}</Badge>
                ) : (
                  <b className="strong num">
                    <Hours windows={override.windows} clock={clock} />
                  </b>
                )}
                <span className="quiet">
                  {weeklyOf(date).length > 0 ? (
                    <Trans
                      id="availability.overrides.insteadOf"
                      values={{ hours: <Hours windows={weeklyOf(date)} clock={clock} /> }}
                    />
                  ) : (
                    t("availability.overrides.insteadOfNone")
                  )}
                </span>
              </button>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={t("availability.overrides.remove", { date: formatPlainDate(date, "long") })}
                title={t("availability.overrides.removeTitle")}
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
