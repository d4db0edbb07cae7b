import type { EventType } from "@daybook/contract/event-types";
import { type KeyboardEvent, useRef, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatDay, formatNumber, formatPlainDate, formatTightWeekday, formatTime } from "../../../time/format.ts";
import { MINUTE } from "../../../time/units.ts";
import { cssVars } from "../../../ui/css-vars.ts";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { hourWords, withoutHalf } from "../../hour-words.ts";
import css from "./preview.module.css";
import { PreviewExplanation } from "./preview-explanation.tsx";
import type { Cell, PreviewGrid } from "./preview-grid.ts";
import { whyNames, whyOrder } from "./preview-words.ts";

interface PreviewTableProps {
  grid: PreviewGrid;
  eventType: EventType;
  timezone: string;
  /** Shows what was before, while what is now is asked for. */
  stale: boolean;
}

type Place = { column: number; row: number };

/** Where an arrow key leads; null when it leads nowhere. */
function next(key: string, { column, row }: Place, columns: number, rows: number): Place | null {
  const onward = document.dir === "rtl" ? -1 : 1;
  const to: Record<string, Place> = {
    ArrowUp: { column, row: row - 1 },
    ArrowDown: { column, row: row + 1 },
    ArrowLeft: { column: column - onward, row },
    ArrowRight: { column: column + onward, row },
    Home: { column, row: 0 },
    End: { column, row: rows - 1 },
  };
  const place = to[key];
  if (!place || place.column < 0 || place.row < 0 || place.column >= columns || place.row >= rows) return null;
  return place;
}

export function PreviewTable({ grid, eventType, timezone, stale }: PreviewTableProps) {
  const clock = useClock();
  const body = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Place | null>(null);
  const { rows, columns } = grid;
  if (columns.length === 0)
    return (
      <p className={`muted ${css.previewNothing}`}>
        <Trans id="availability.preview.nothing" values={{ title: <bdi>{eventType.title}</bdi> }} />
      </p>
    );

  const time = (minute: number) => formatTime(minute * MINUTE, "UTC", clock);
  const stop = asked && columns[asked.column]?.cells[asked.row] ? asked : firstOpen(grid);
  const cell = asked ? columns[asked.column]?.cells[asked.row] : undefined;
  const date = asked ? columns[asked.column]?.date : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    let place = next(event.key, stop, columns.length, rows.length);
    while (place && rows[place.row]?.folded) place = next(event.key, place, columns.length, rows.length);
    if (!place) return;
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-place="${place.column} ${place.row}"]`)?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div
        ref={body}
        className={css.grid}
        data-stale={stale || undefined}
        style={cssVars({ "--columns": columns.length })}
        onKeyDown={onKeyDown}
      >
        <div className={css.gridHours} aria-hidden="true">
          {rows.map(({ minute, folded }, row) =>
            folded || minute % 60 === 0 ? (
              <span key={minute} style={cssVars({ "--r": row })}>
                {folded ? "⋮" : hourWords(minute / 60, clock)}
              </span>
            ) : null,
          )}
        </div>
        {columns.map((column, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no column of a grid
          <div
            key={column.date}
            className={css.gridColumn}
            data-gap={column.gap || undefined}
            role="group"
            aria-label={formatPlainDate(column.date, "long")}
          >
            <div className={css.gridHead} aria-hidden="true">
              <span className="label">{formatTightWeekday(column.date)}</span>
              <span className={css.gridNumber}>{formatDay(column.date)}</span>
            </div>
            {column.cells.map((one, row) =>
              rows[row]?.folded ? (
                <i key={one.minute} className={css.folded} />
              ) : (
                <button
                  key={one.minute}
                  type="button"
                  className={css.cell}
                  data-why={one.why}
                  data-place={`${at} ${row}`}
                  data-asked={(asked?.column === at && asked.row === row) || undefined}
                  tabIndex={stop.column === at && stop.row === row ? 0 : -1}
                  aria-label={t("availability.preview.cell", {
                    time: cellTime(one, timezone, time, clock),
                    why: t(whyNames[one.why]),
                  })}
                  onFocus={() => setAsked({ column: at, row })}
                  onClick={() => setAsked({ column: at, row })}
                >
                  {one.why === "free" ? withoutHalf(cellTime(one, timezone, time, clock)) : null}
                </button>
              ),
            )}
          </div>
        ))}
      </div>
      <div className={css.asked} role="status">
        {cell && date ? (
          <PreviewExplanation cell={cell} date={date} eventType={eventType} timezone={timezone} time={time} />
        ) : (
          <p className={css.askHint}>{t("availability.preview.hint")}</p>
        )}
      </div>
      <ul className={`small ${css.legend}`}>
        {whyOrder.map((why) => (
          <li key={why}>
            <i className={css.cell} data-why={why} />
            {t(whyNames[why])} {why !== "hours" && <b className="num">{formatNumber(grid.counts[why])}</b>}
          </li>
        ))}
      </ul>
    </>
  );
}

const cellTime = (cell: Cell, timezone: string, time: (minute: number) => string, clock: "12" | "24") =>
  cell.candidate ? formatTime(cell.candidate.start, timezone, clock) : time(cell.minute);

function firstOpen({ columns }: PreviewGrid): Place {
  for (const [column, { cells }] of columns.entries()) {
    const row = cells.findIndex(({ why }) => why === "free");
    if (row !== -1) return { column, row };
  }
  return { column: 0, row: 0 };
}
