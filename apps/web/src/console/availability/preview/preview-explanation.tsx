import { useClock } from "../../../time/clock.ts";
import { formatPlainDate, formatTime } from "../../../time/format.ts";
import { t } from "../../../words/words.ts";
import css from "./preview.module.css";
import type { Candidate, Cell } from "./preview-grid.ts";
import { explain, type PreviewRules, reasonOf, whyOf } from "./preview-words.ts";
import { type Run, runsOf } from "./runs.ts";

interface PreviewExplanationProps {
  cell: Cell;
  date: string;
  rules: PreviewRules;
  time(minute: number): string;
}

/** Why each time of the chosen cell is offered, or isn’t. */
export function PreviewExplanation({ cell, date, rules, time }: PreviewExplanationProps) {
  const [only, ...others] = cell.candidates;
  if (others.length > 0) return <Several cell={cell} date={date} rules={rules} time={time} />;
  return <One cell={cell} candidate={only} date={date} rules={rules} time={time} />;
}

function One({ cell, candidate, date, rules, time }: PreviewExplanationProps & { candidate: Candidate | undefined }) {
  const clock = useClock();
  const { head, body } = candidate
    ? explain(candidate, rules, clock)
    : {
        head: t("availability.explain.outsideAllHours", {
          date: formatPlainDate(date, "long"),
          time: time(cell.minute),
        }),
        body: t("availability.reason.noTime"),
      };
  return (
    <div className={css.explained}>
      <i className={css.cell} data-why={candidate?.why ?? "hours"} />
      <p>
        <b className="strong">{head}</b>
        <br />
        {body}
      </p>
    </div>
  );
}

function Several({ cell, date, rules, time }: PreviewExplanationProps) {
  const clock = useClock();
  const at = (candidate: Candidate) => formatTime(candidate.start, rules.timezone, clock);
  const times = ({ first, last, count }: Run) =>
    count === 1 ? at(first) : t("availability.preview.run", { first: at(first), last: at(last), count });
  return (
    <>
      <p className="strong">{t("time.dateTime", { date: formatPlainDate(date, "long"), time: time(cell.minute) })}</p>
      <ul className={css.runs}>
        {runsOf(cell.candidates).map((run) => (
          <li key={run.first.start} className={css.explained}>
            <i className={css.cell} data-why={run.first.why} />
            <span>
              <b className="strong">
                {t("availability.preview.cell", { time: times(run), why: whyOf(run.first, rules) })}
              </b>{" "}
              {reasonOf(run.first, rules, clock)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
