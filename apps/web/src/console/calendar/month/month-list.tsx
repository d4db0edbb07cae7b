import { ArrowRight } from "lucide-react";
import { useClock } from "../../../time/clock.ts";
import { formatPlainDate, formatTime, formatTimeRange } from "../../../time/format.ts";
import { MINUTES_A_DAY } from "../../../time/units.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { t } from "../../../words/words.ts";
import { inviteeName } from "../../bookings/invitee-name.ts";
import type { CalendarItem } from "../calendar-items.ts";
import type { DayPart } from "../week-layout.ts";
import type { MonthDay } from "./month-days.ts";
import css from "./month-list.module.css";

interface MonthListProps {
  day: MonthDay;
  timezone: string;
  selected: string | undefined;
  onDay(date: string): void;
  onOpen(id: string): void;
  close?: () => void;
}

/** Everything that stands on one day, one line each. */
export function MonthList({ day, timezone, selected, onDay, onOpen, close }: MonthListProps) {
  const { date, parts, bookings } = day;
  const clock = useClock();
  const open = (id: string) => {
    close?.();
    onOpen(id);
  };
  return (
    <section
      className={css.list}
      data-clock={clock}
      aria-label={t("calendar.day.label", { date: formatPlainDate(date, "long"), bookings })}
    >
      <header>
        <h2 className="title-sm">{formatPlainDate(date, "long")}</h2>
        <Button size="sm" onClick={() => onDay(date)}>
          {t("calendar.month.openDay")} <Icon of={ArrowRight} size="sm" turns />
        </Button>
      </header>
      {parts.length === 0 && <p className={`muted ${css.none}`}>{t("calendar.quiet.explanation")}</p>}
      <ul className="ledger">
        {parts.map((part) => (
          <li key={part.item.id} aria-current={part.item.id === selected ? "true" : undefined}>
            <Margin part={part} timezone={timezone} />
            <Line part={part} timezone={timezone} onOpen={open} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  part: DayPart<CalendarItem>;
  timezone: string;
}

function Margin({ part: { item, fromDayBefore, length }, timezone }: LineProps) {
  const clock = useClock();
  const isWhole = length >= MINUTES_A_DAY || fromDayBefore;
  return <span className="num">{isWhole ? t("calendar.block.allDay") : formatTime(item.start, timezone, clock)}</span>;
}

function Line({ part: { item }, timezone, onOpen }: LineProps & { onOpen(id: string): void }) {
  const clock = useClock();
  if (item.kind === "busy")
    return (
      <span className={css.line}>
        <b className="strong trim">
          <bdi>{item.block.title || t("calendar.block.busy")}</bdi>
        </b>
        <span className="quiet small">
          <bdi>{item.block.source}</bdi>
        </span>
      </span>
    );
  const { booking } = item;
  return (
    <button type="button" className={css.line} onClick={() => onOpen(booking.id)}>
      <InkMark ink={booking.ink} />
      <span className="trim">
        <b className="strong">
          <bdi>{inviteeName(booking.invitee)}</bdi>
        </b>{" "}
        <bdi className="quiet">{booking.title}</bdi>
      </span>
      <span className="sr">{formatTimeRange(item.start, item.end, timezone, clock)}</span>
    </button>
  );
}
