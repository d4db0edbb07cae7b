import { zone } from "@daybook/core/time/zone";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { destination } from "../../../picker/grid-keys.ts";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { formatNumber, formatPlainDate } from "../../../time/format.ts";
import { firstOf, monthOf } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { t } from "../../../words/words.ts";
import { loadErrorSentence } from "../../error-sentence.ts";
import { weekNumber } from "../calendar-dates.ts";
import type { CalendarAnswer } from "../calendar-items.ts";
import { CalendarKey } from "../calendar-key.tsx";
import grid from "../grid.module.css";
import { useArrivals } from "../use-arrivals.ts";
import css from "./month.module.css";
import { MonthCell } from "./month-cell.tsx";
import { type MonthDay, monthDays } from "./month-days.ts";
import { MonthList } from "./month-list.tsx";

interface MonthViewProps {
  answer: CalendarAnswer;
  loading: boolean;
  error: unknown;
  onRetry(): void;
  weeks: readonly (readonly string[])[];
  /** The day that Tab reaches; on a phone the one whose entries stand below. */
  date: string;
  timezone: string;
  now: number;
  selected: string | undefined;
  phone: boolean;
  firstDay: number;
  onDate(date: string): void;
  onWeek(date: string): void;
  onDay(date: string): void;
  onOpen(id: string): void;
}

const utc = zone("UTC");

/** A month on one page: the margin holds the week, one entry is one line. */
export function MonthView(props: MonthViewProps) {
  const { answer, loading, error, weeks, date, timezone, now, selected, phone, firstDay } = props;
  const there = zone(timezone) ?? utc;
  if (!there) throw new Error("UTC is a zone");
  const month = monthOf(date);
  const today = dateIn(timezone, now);
  const days = monthDays(answer, weeks, month, there);
  const open = days.flat().find((day) => day.date === date);
  const ids = answer.bookings.map(({ id }) => id);
  const fresh = useArrivals(loading ? null : `${month} ${timezone}`, ids);
  const arrived = answer.bookings.filter(({ id }) => fresh.has(id));
  const { container, onKeyDown } = useMonthKeys(date, firstDay, props.onDate);
  const shared = { timezone, selected, onOpen: props.onOpen, onDay: props.onDay };

  return (
    <section className={`sheet ${grid.grid}`}>
      {error !== null && (
        <div className={grid.trouble}>
          <Note tone="danger" role="alert">
            {loadErrorSentence(error)}{" "}
            <Button size="sm" onClick={props.onRetry}>
              {t("ui.tryAgain")}
            </Button>
          </Note>
        </div>
      )}
      <div className={grid.scroll}>
        <table
          ref={container}
          className={css.month}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the calendar pattern of ARIA's practices guide
          role="grid"
          aria-label={t("calendar.grid.label", { dates: formatPlainDate(firstOf(month), "month"), zone: timezone })}
          onKeyDown={onKeyDown}
        >
          <Weekdays week={weeks[0] ?? []} />
          <tbody>
            {days.map((week) => (
              <Week key={week[0]?.date} week={week} onWeek={props.onWeek}>
                {week.map((day) => (
                  <MonthCell
                    key={day.date}
                    day={day}
                    isToday={day.date === today}
                    isStop={day.date === date}
                    phone={phone}
                    onDate={phone ? props.onDate : props.onWeek}
                    {...{ now, fresh }}
                    {...shared}
                  />
                ))}
              </Week>
            ))}
          </tbody>
        </table>
        {phone && open && <MonthList day={open} {...shared} />}
      </div>
      <CalendarKey busy={answer.busy.length > 0} timezone={timezone} />
      <p className="sr" role="status">
        {arrived.map(({ title, invitee }) => t("calendar.grid.arrived", { title, name: invitee.name })).join(" ")}
      </p>
    </section>
  );
}

const Weekdays = ({ week }: { week: readonly string[] }) => (
  <thead>
    <tr>
      <th className={css.weekday}>
        <span className="sr">{t("calendar.month.weekNumber")}</span>
      </th>
      {week.map((date) => (
        <th key={date} scope="col" className={css.weekday} abbr={formatPlainDate(date, "weekday")}>
          {formatPlainDate(date, "weekdayShort")}
        </th>
      ))}
    </tr>
  </thead>
);

function Week({ week, onWeek, children }: { week: MonthDay[]; onWeek(date: string): void; children: ReactNode }) {
  const dates = week.map(({ date }) => date);
  const number = weekNumber(dates);
  const [first = ""] = dates;
  return (
    <tr>
      <th scope="row" className={css.week}>
        <button type="button" tabIndex={-1} onClick={() => onWeek(first)}>
          {number !== null && <span aria-hidden="true">{formatNumber(number)}</span>}
          <span className="sr">{t("calendar.month.openWeek", { date: formatPlainDate(first, "long") })}</span>
        </button>
      </th>
      {children}
    </tr>
  );
}

/** Arrow keys walk over the days, from month to month. */
function useMonthKeys(date: string, firstDay: number, onDate: (date: string) => void) {
  const container = useRef<HTMLTableElement>(null);
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    container.current?.querySelector<HTMLButtonElement>(`[data-date="${date}"]`)?.focus();
  }, [date]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = (event.target as Element).closest<HTMLElement>("[data-date]")?.dataset.date;
    const to = from && destination(event, from, firstDay);
    if (!to) return;
    event.preventDefault();
    follows.current = true;
    onDate(to);
  };
  return { container, onKeyDown };
}
