import { gatherRanges } from "@daybook/core/availability/override-ranges";
import { useQuery } from "@tanstack/react-query";
import { calendarDaysQuery } from "../../api/organizer.ts";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import css from "./date-notes.module.css";

interface DateNotesProps {
  days: readonly string[];
  /** The days that were asked for. */
  week: readonly string[];
  timezone: string;
  /** The columns of the grid below: its hours, and a column for each day. */
  columns: string;
}

/** Under the days' heads: which have hours of their own, and why. */
export function DateNotes({ days, week, timezone, columns }: DateNotesProps) {
  const range = { from: week[0] ?? "", to: week.at(-1) ?? "", timezone };
  const { data } = useQuery(calendarDaysQuery(range));
  const bySchedule = Map.groupBy(data?.overrides ?? [], ({ schedule }) => schedule);
  const ranges = [...bySchedule].flatMap(([schedule, dates]) =>
    gatherRanges(dates).map((range) => ({ ...range, schedule })),
  );
  const placed = ranges.flatMap((override) => {
    const { date, until = date } = override;
    const first = days.findIndex((day) => day >= date && day <= until);
    const last = days.findLastIndex((day) => day >= date && day <= until);
    return first === -1 ? [] : [{ ...override, gridColumn: `${first + 2} / ${last + 3}` }];
  });
  if (placed.length === 0) return null;
  return (
    <ul className={css.notes} style={{ gridTemplateColumns: columns }}>
      {placed.map(({ date, windows, reason, schedule, gridColumn }) => {
        const why = t(windows.length === 0 ? "availability.notAvailable" : "availability.otherHours");
        return (
          <li key={`${schedule} ${date}`} title={schedule} className={css.note} style={{ gridColumn }}>
            {reason ? <Trans id="availability.why.because" values={{ why, reason: <bdi>{reason}</bdi> }} /> : why}
          </li>
        );
      })}
    </ul>
  );
}
