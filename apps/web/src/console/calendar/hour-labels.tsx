import type { Zone } from "@daybook/core/time/zone";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { MINUTE } from "../../time/units.ts";
import { cssVars } from "../../ui/css-vars.ts";
import { hourWords } from "../hour-words.ts";
import { isDrawn } from "./calendar-items.ts";
import css from "./grid.module.css";

interface HourLabelsProps {
  first: number;
  last: number;
  /** Null when today isn't shown. */
  now: number | null;
  zone: Zone;
}

/** The margin of the page. The present stands in it as well; an hour that it would cover gives way. */
export function HourLabels({ first, last, now, zone }: HourLabelsProps) {
  const clock = useClock();
  const minute = now === null ? -1 : zone.toWall(Math.floor(now / MINUTE)).minute;
  const inSight = isDrawn(minute, { first, last });
  const hours = Array.from({ length: last - first - 1 }, (_, index) => first + 1 + index);
  return (
    <div className="week-hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={cssVars({ "--h": hour })}>
          {inSight && Math.abs(hour * 60 - minute) < 14 ? "" : hourWords(hour, clock)}
        </span>
      ))}
      {inSight && (
        <span className={css.nowLabel} style={cssVars({ "--h": minute / 60 })}>
          {formatTime(minute * MINUTE, "UTC", clock)}
        </span>
      )}
    </div>
  );
}
