import { type KeyboardEvent, useRef, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatDay, formatPlainDate, formatTime } from "../../../time/format.ts";
import { MINUTE } from "../../../time/units.ts";
import { cssVars } from "../../../ui/css-vars.ts";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { hourWords } from "../../hour-words.ts";
import css from "./preview.module.css";
import { PreviewCell } from "./preview-cell.tsx";
import { PreviewExplanation } from "./preview-explanation.tsx";
import type { PreviewGrid } from "./preview-grid.ts";
import { PreviewLegend } from "./preview-legend.tsx";
import type { PreviewRules } from "./preview-words.ts";

interface PreviewTableProps {
  grid: PreviewGrid;
  rules: PreviewRules;
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

export function PreviewTable({ grid, rules, stale }: PreviewTableProps) {
  const clock = useClock();
  const body = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Place | null>(null);
  const { rows, columns } = grid;
  if (columns.length === 0)
    return (
      <p className={`muted ${css.previewNothing}`}>
        <Trans id="availability.preview.nothing" values={{ title: <bdi>{rules.title}</bdi> }} />
      </p>
    );

  const time = (minute: number) => formatTime(minute * MINUTE, "UTC", clock);
  const stop = asked && columns[asked.column]?.cells[asked.row] ? asked : firstOpen(grid);
  const cell = asked ? columns[asked.column]?.cells[asked.row] : undefined;
  const date = asked ? columns[asked.column]?.date : undefined;
  const crowded = columns.some(({ cells }) => cells.some(({ candidates }) => candidates.length > 2));
  const onKeyDown = (event: KeyboardEvent) => {
    let place = next(event.key, stop, columns.length, rows.length);
    while (place && rows[place.row]?.folded) place = next(event.key, place, columns.length, rows.length);
    if (!place) return;
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-place="${place.column} ${place.row}"]`)?.focus();
  };
  return (
    <>
      <PreviewLegend counts={grid.counts} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div
        ref={body}
        className={css.grid}
        data-stale={stale || undefined}
        data-crowded={crowded || undefined}
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
            <DayHead date={column.date} />
            {column.cells.map((one, row) =>
              rows[row]?.folded ? (
                <i key={one.minute} className={css.folded} />
              ) : (
                <PreviewCell
                  key={one.minute}
                  cell={one}
                  place={`${at} ${row}`}
                  asked={asked?.column === at && asked.row === row}
                  tabStop={stop.column === at && stop.row === row}
                  rules={rules}
                  time={time}
                  onAsk={() => setAsked({ column: at, row })}
                />
              ),
            )}
          </div>
        ))}
      </div>
      <div className={css.asked} role="status" data-told={cell ? true : undefined}>
        {cell && date ? (
          <PreviewExplanation cell={cell} date={date} rules={rules} time={time} />
        ) : (
          <p>{t("availability.preview.hint")}</p>
        )}
      </div>
    </>
  );
}

/** The weekday over the day, by its letter alone where the column is narrower than its short name. */
function DayHead({ date }: { date: string }) {
  return (
    <div className={css.gridHead} aria-hidden="true">
      <span className={`label ${css.weekday}`}>{formatPlainDate(date, "weekdayShort")}</span>
      <span className={`label ${css.letter}`}>{formatPlainDate(date, "weekdayLetter")}</span>
      <span className={css.gridNumber}>{formatDay(date)}</span>
    </div>
  );
}

function firstOpen({ columns, rows }: PreviewGrid): Place {
  for (const [column, { cells }] of columns.entries()) {
    const row = cells.findIndex(({ candidates }) => candidates.some(({ why }) => why === "free"));
    if (row !== -1) return { column, row };
  }
  return { column: 0, row: rows.findIndex(({ folded }) => !folded) };
}
