import { zone } from "@daybook/core/time/zone";
import "./week-base.css";
import { dateIn } from "../../picker/slots-by-day.ts";
import { Button } from "../../ui/button.tsx";
import { cssVars } from "../../ui/css-vars.ts";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import { loadErrorSentence } from "../error-sentence.ts";
import { spanTitle } from "./calendar-dates.ts";
import { type CalendarDay, calendarDays } from "./calendar-items.ts";
import { CalendarKey } from "./calendar-key.tsx";
import { DateNotes } from "./date-notes.tsx";
import { DayColumn } from "./day-column.tsx";
import { DayHeads } from "./day-heads.tsx";
import dense from "./dense.module.css";
import css from "./grid.module.css";
import { HourLabels } from "./hour-labels.tsx";
import { KeyHint } from "./key-hint.tsx";
import { instantAt } from "./moving/aim.ts";
import { MoveConfirm } from "./moving/move-confirm.tsx";
import { MoveGhost, MoveSaid } from "./moving/move-ghost.tsx";
import { useMoving } from "./moving/use-moving.ts";
import { QuietDay } from "./quiet-day.tsx";
import { useArrivals } from "./use-arrivals.ts";
import { useRoving } from "./use-roving.ts";
import { useScrollToMorning } from "./use-scroll-to-morning.ts";
import { useSwipe } from "./use-swipe.ts";

interface CalendarGridProps {
  answer: Parameters<typeof calendarDays>[0];
  loading: boolean;
  error: unknown;
  onRetry(): void;
  week: readonly string[];
  shown: readonly string[];
  timezone: string;
  now: number;
  selected: string | undefined;
  phone: boolean;
  onDay(date: string): void;
  onOpen(id: string): void;
  /** An empty stretch was pressed, at this instant. */
  onFree(at: string): void;
  onStep(days: number): void;
}

const utc = zone("UTC");

/** A day's share of the width. */
function columnOf({ idle, dense }: CalendarDay, narrows: boolean): string {
  if (dense) return "minmax(0, 1.6fr)";
  return idle && narrows ? "minmax(0, .72fr)" : "minmax(0, 1fr)";
}

export function CalendarGrid(props: CalendarGridProps) {
  const {
    answer,
    loading,
    error,
    onRetry,
    week,
    shown,
    timezone,
    now,
    selected,
    phone,
    onDay,
    onOpen,
    onFree,
    onStep,
  } = props;
  const there = zone(timezone) ?? utc;
  if (!there) throw new Error("UTC is a zone");
  const today = dateIn(timezone, now);
  const single = shown.length === 1;
  const { days, first, last, shortest } = calendarDays(answer, shown, there, single ? 4 : 2, today);
  const ids = days.flatMap(({ placed }) => placed.flatMap(({ item }) => (item.kind === "booking" ? [item.id] : [])));
  const step = single ? 1 : 7;
  const narrows = !single && days.some(({ idle, date }) => !idle && date !== today);
  const { container, stop, onFocused, onKeyDown } = useRoving(ids, selected, (by) => onStep(by * step));
  const fresh = useArrivals(
    loading ? null : `${week[0]} ${timezone}`,
    answer.bookings.map(({ id }) => id),
  );
  const scroller = useScrollToMorning(`${shown[0]} ${first}`, first, last);
  const swipe = useSwipe((by) => onStep(by));
  const moving = useMoving({ bookings: answer.bookings, shown, timezone, hours: { first, last }, container, now });
  const toFree = (date: string, minute: number) => {
    const at = instantAt(there, date, minute);
    if (!phone && at > now) onFree(new Date(at).toISOString());
  };
  const columns = `var(--gutter) ${days.map((day) => columnOf(day, narrows)).join(" ")}`;
  const arrived = answer.bookings.filter(({ id }) => fresh.has(id));

  return (
    <section
      className={`sheet ${css.grid}`}
      aria-label={t("calendar.grid.label", { dates: spanTitle(shown), zone: timezone })}
    >
      {error !== null && (
        <div className={css.trouble}>
          <Note tone="danger" role="alert">
            {loadErrorSentence(error)}{" "}
            <Button size="sm" onClick={onRetry}>
              {t("ui.tryAgain")}
            </Button>
          </Note>
        </div>
      )}
      <div className={css.scroll} ref={scroller}>
        <DayHeads
          days={phone ? week : shown}
          open={single ? shown[0] : undefined}
          today={today}
          timezone={timezone}
          columns={phone ? undefined : columns}
          onDay={onDay}
        />
        <DateNotes days={shown} week={week} timezone={timezone} columns={columns} />
        {single && !loading && ids.length === 0 && shown[0] && (
          <QuietDay date={shown[0]} timezone={timezone} onDay={onDay} />
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
        <div
          ref={container}
          className={`week ${css.week} ${dense.week}`}
          style={{
            ...cssVars({ "--first": first, "--last": last, "--hours": last - first, "--shortest": shortest }),
            gridTemplateColumns: columns,
          }}
          data-moving={moving.target ? true : undefined}
          onKeyDown={(event) => moving.onKeyDown(event) || onKeyDown(event)}
          {...(phone ? swipe : moving.pointer)}
        >
          <HourLabels
            first={first}
            last={last}
            now={days.some(({ date }) => date === today) ? now : null}
            zone={there}
          />
          {days.map((day) => (
            <DayColumn
              key={day.date}
              day={day}
              hours={{ first, last }}
              now={now}
              zone={there}
              timezone={timezone}
              stop={stop}
              selected={selected}
              fresh={fresh}
              onOpen={onOpen}
              onFocused={onFocused}
              onFree={toFree}
              lifted={moving.booking?.id}
              ghost={moving.target?.date === day.date ? <MoveGhost {...moving} timezone={timezone} /> : null}
            />
          ))}
        </div>
      </div>
      {moving.isByKeys && <KeyHint />}
      <MoveConfirm moving={moving} timezone={timezone} />
      <CalendarKey busy={answer.busy.length > 0} timezone={timezone} />
      <p className="sr" role="status">
        {arrived.map(({ title, invitee }) => t("calendar.grid.arrived", { title, name: invitee.name })).join(" ")}
      </p>
      <MoveSaid target={moving.isByKeys ? moving.target : null} timezone={timezone} />
    </section>
  );
}
