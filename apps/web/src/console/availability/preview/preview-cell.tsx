import { useClock } from "../../../time/clock.ts";
import { formatNumber, formatTime } from "../../../time/format.ts";
import { cssVars } from "../../../ui/css-vars.ts";
import { t } from "../../../words/words.ts";
import { withoutHalf } from "../../hour-words.ts";
import { inARow } from "../hours/in-a-row.ts";
import css from "./preview.module.css";
import type { Candidate, Cell } from "./preview-grid.ts";
import { type PreviewRules, whyNames, whyOf } from "./preview-words.ts";
import { runsOf } from "./runs.ts";

interface PreviewCellProps {
  cell: Cell;
  /** Where it stands: column and row. */
  place: string;
  asked: boolean;
  tabStop: boolean;
  rules: PreviewRules;
  time(minute: number): string;
  onAsk(): void;
}

/** More than these are too many to draw one by one: their stretches are drawn. */
const mostMarks = 12;

export function PreviewCell({ cell, place, asked, tabStop, rules, time, onAsk }: PreviewCellProps) {
  const clock = useClock();
  const { candidates, minute } = cell;
  const [only, ...others] = candidates;
  const at = (candidate: Candidate) => formatTime(candidate.start, rules.timezone, clock);
  const shared = {
    type: "button" as const,
    className: css.cell,
    "data-place": place,
    "data-asked": asked || undefined,
    tabIndex: tabStop ? 0 : -1,
    onFocus: onAsk,
    onClick: onAsk,
  };
  if (others.length === 0)
    return (
      <button
        {...shared}
        data-why={only?.why ?? "hours"}
        aria-label={t("availability.preview.cell", {
          time: only ? at(only) : time(minute),
          why: only ? whyOf(only, rules) : t(whyNames.hours),
        })}
      >
        {only?.why === "free" ? withoutHalf(at(only)) : null}
      </button>
    );
  return (
    <button
      {...shared}
      data-many={candidates.length > mostMarks ? "runs" : "marks"}
      style={cssVars({
        "--across": candidates.length > 4 ? 3 : candidates.length === 4 || candidates.length === 2 ? 2 : 1,
      })}
      aria-label={t("availability.preview.cell", { time: time(minute), why: countsOf(candidates, rules) })}
    >
      {candidates.length > mostMarks ? <Stretches candidates={candidates} /> : <Marks candidates={candidates} />}
    </button>
  );
}

/** "free: 3, booked: 9". */
function countsOf(candidates: readonly Candidate[], rules: PreviewRules): string {
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    const why = whyOf(candidate, rules);
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return inARow([...counts].map(([why, count]) => t("availability.preview.count", { why, count })));
}

/** The minutes of an hour, as a timetable has them. */
const Marks = ({ candidates }: { candidates: readonly Candidate[] }) =>
  candidates.map(({ start, why, minute }) => (
    <i key={start} className={css.cell} data-why={why}>
      {why === "free" ? <span>{formatNumber(minute % 60, 2)}</span> : null}
    </i>
  ));

const Stretches = ({ candidates }: { candidates: readonly Candidate[] }) =>
  runsOf(candidates).map(({ first, count }) => (
    <i key={first.start} className={css.cell} data-why={first.why} style={{ flexGrow: count }} />
  ));
