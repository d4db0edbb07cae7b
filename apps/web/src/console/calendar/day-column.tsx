import type { Zone } from "@daybook/core/time/zone";
import type { ReactNode } from "react";
import { formatPlainDate } from "../../time/format.ts";
import { MINUTE } from "../../time/units.ts";
import { cssVars } from "../../ui/css-vars.ts";
import { t } from "../../words/words.ts";
import { dayNumber } from "./calendar-dates.ts";
import { type CalendarDay, type HourSpan, isDrawn } from "./calendar-items.ts";
import { EventBlock } from "./event-block.tsx";
import { MoreBlock } from "./more-block.tsx";

interface DayColumnProps {
  day: CalendarDay;
  hours: HourSpan;
  now: number;
  zone: Zone;
  timezone: string;
  stop: string | null;
  selected: string | undefined;
  fresh: ReadonlySet<string>;
  onOpen(id: string): void;
  onFocused(id: string): void;
  onFree(date: string, minute: number): void;
  lifted: string | undefined;
  /** Where a booking that is being moved would stand. */
  ghost: ReactNode;
}

export function DayColumn({
  day,
  hours,
  now,
  zone,
  timezone,
  stop,
  selected,
  fresh,
  onOpen,
  onFocused,
  onFree,
  lifted,
  ghost,
}: DayColumnProps) {
  const present = zone.toWall(Math.floor(now / MINUTE));
  const today = present.day === dayNumber(day.date);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no column of a grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Book button does the same
    <div
      className="week-day"
      role="group"
      data-column={day.date}
      onClick={({ target, currentTarget, clientY }) => {
        if (target !== currentTarget) return;
        const { top, height } = currentTarget.getBoundingClientRect();
        const minute = hours.first * 60 + ((clientY - top) / height) * (hours.last - hours.first) * 60;
        onFree(day.date, Math.floor(minute / 15) * 15);
      }}
      data-today={today || undefined}
      aria-label={t("calendar.day.label", { date: formatPlainDate(day.date, "long"), bookings: day.bookings })}
    >
      {day.closed.map(({ at, length }) => (
        <i key={at} className="week-off" style={cssVars({ "--at": at, "--for": length })} />
      ))}
      {day.placed.map((placed) => (
        <EventBlock
          key={placed.item.id}
          placed={placed}
          past={Date.parse(placed.item.end) <= now}
          timezone={timezone}
          isStop={placed.item.id === stop}
          selected={placed.item.id === selected}
          lifted={placed.item.id === lifted}
          fresh={fresh.has(placed.item.id)}
          onOpen={onOpen}
          onFocused={onFocused}
        />
      ))}
      {day.more.map((more) => (
        <MoreBlock key={more.at} more={more} date={day.date} timezone={timezone} onOpen={onOpen} />
      ))}
      {ghost}
      {today && isDrawn(present.minute, hours) && <i className="now" style={cssVars({ "--at": present.minute })} />}
    </div>
  );
}
