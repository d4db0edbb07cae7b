import type { EventType } from "@daybook/contract/event-types";
import { useClock } from "../../../time/clock.ts";
import { formatPlainDate } from "../../../time/format.ts";
import { t } from "../../../words/words.ts";
import css from "./preview.module.css";
import type { Cell } from "./preview-grid.ts";
import { explain } from "./preview-words.ts";

interface PreviewExplanationProps {
  cell: Cell;
  date: string;
  eventType: EventType;
  timezone: string;
  time(minute: number): string;
}

/** Why the chosen time is offered, or isn’t. */
export function PreviewExplanation({ cell, date, eventType, timezone, time }: PreviewExplanationProps) {
  const clock = useClock();
  const { head, body } = cell.candidate
    ? explain(cell.candidate, eventType, timezone, clock)
    : {
        head: t("availability.explain.outsideAllHours", {
          date: formatPlainDate(date, "long"),
          time: time(cell.minute),
        }),
        body: t("availability.reason.noTime"),
      };
  return (
    <>
      <i className={css.cell} data-why={cell.why} />
      <p>
        <b className="strong">{head}</b>
        <br />
        {body}
      </p>
    </>
  );
}
