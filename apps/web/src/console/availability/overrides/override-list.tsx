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
import { endsNextDay } from "../hours/hours-draft.ts";
import { partsInARow } from "../hours/in-a-row.ts";
import { eachDate, type OverrideDraft } from "../hours/override-draft.ts";
import type { TimeSpan } from "../hours/time-span.ts";
import { writeSpan, writeTime } from "../hours/time-text.ts";
import { type ClockChange, clockWords } from "./clock-changes.ts";
import css from "./overrides.module.css";
import { datesWords } from "./range-words.ts";

interface OverrideListProps {
  today: string;
  list: Ref<HTMLUListElement>;
  overrides: readonly OverrideDraft[];
  changes: readonly ClockChange[];
  weeklyOf(date: string): readonly TimeSpan[];
  onEdit(override: OverrideDraft): void;
  /** With its place in the list. */
  onRemove(override: OverrideDraft, place: number): void;
}

const spanWords = (window: TimeSpan, clock: Clock) =>
  endsNextDay(window)
    ? t("availability.spanNextDay", { start: writeTime(window.start, clock), end: writeTime(window.end, clock) })
    : writeSpan(window, clock);

/** Breaks between stretches of time, never within one. */
function Hours({ windows }: { windows: readonly TimeSpan[] }) {
  const clock = useClock();
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

/** What one date had otherwise; of several it may differ from date to date. */
function InsteadOf({ weekly }: { weekly: readonly TimeSpan[] }) {
  if (weekly.length === 0) return t("availability.overrides.insteadOfNone");
  return <Trans id="availability.overrides.insteadOf" values={{ hours: <Hours windows={weekly} /> }} />;
}

interface OverrideRowProps {
  today: string;
  override: OverrideDraft;
  weekly: readonly TimeSpan[];
  onEdit(): void;
  onRemove(): void;
}

function OverrideRow({ today, override, weekly, onEdit, onRemove }: OverrideRowProps) {
  const { date, until, reason, windows } = override;
  const dates = datesWords(override, today);
  const range = until > date;
  return (
    <>
      <button
        type="button"
        className={css.overrideWhat}
        onClick={onEdit}
        aria-label={t("availability.overrides.change", { date: dates })}
      >
        {windows.length === 0 ? (
          <Badge>{t("availability.notAvailable")}</Badge>
        ) : (
          <b className="strong num">
            <Hours windows={windows} />
          </b>
        )}
        {range && (
          <span className={css.overrideUntil}>
            {t("availability.overrides.through", {
              date: formatPlainDate(until, until.startsWith(today.slice(0, 4)) ? "short" : "full"),
              count: eachDate(override).length,
            })}
          </span>
        )}
        {reason ? (
          <bdi className={css.overrideReason}>{reason}</bdi>
        ) : (
          !range && (
            <span className="quiet">
              <InsteadOf weekly={weekly} />
            </span>
          )
        )}
      </button>
      <Button
        kind="quiet"
        icon
        size="sm"
        aria-label={t("availability.overrides.remove", { date: dates })}
        title={t("availability.overrides.removeTitle")}
        onClick={onRemove}
      >
        <Icon of={X} />
      </Button>
    </>
  );
}

export function OverrideList({ today, list, overrides, changes, weeklyOf, onEdit, onRemove }: OverrideListProps) {
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
            <OverrideRow
              today={today}
              override={override}
              weekly={weeklyOf(date)}
              onEdit={() => onEdit(override)}
              onRemove={() => onRemove(override, place)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is over, folded: it explains why something was not offered then. */
export function PastOverrides({ today, overrides }: { today: string; overrides: readonly OverrideDraft[] }) {
  if (overrides.length === 0) return null;
  return (
    <details className={css.past}>
      <summary className="small">{t("availability.overrides.past", { count: overrides.length })}</summary>
      <ul className="small quiet">
        {overrides.toReversed().map((override) => (
          <li key={override.date}>
            <span>{datesWords(override, today)}</span>
            <span>
              {override.reason ? (
                <bdi>{override.reason}</bdi>
              ) : override.windows.length === 0 ? (
                t("availability.notAvailable")
              ) : (
                <Hours windows={override.windows} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
