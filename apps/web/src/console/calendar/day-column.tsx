import type { Zone } from "@daybook/core/time/zone";
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
}: DayColumnProps) {
  const present = zone.toWall(Math.floor(now / MINUTE));
  const today = present.day === dayNumber(day.date);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no column of a grid
    <div
      className="week-day"
      role="group"
      data-column
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
          fresh={fresh.has(placed.item.id)}
          onOpen={onOpen}
          onFocused={onFocused}
        />
      ))}
      {day.more.map((more) => (
        <MoreBlock key={more.at} more={more} date={day.date} timezone={timezone} onOpen={onOpen} />
      ))}
      {today && isDrawn(present.minute, hours) && <i className="now" style={cssVars({ "--at": present.minute })} />}
    </div>
  );
}
