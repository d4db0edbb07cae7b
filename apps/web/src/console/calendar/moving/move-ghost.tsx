import type { Booking } from "@daybook/contract/bookings";
import { zone } from "@daybook/core/time/zone";
import { useClock } from "../../../time/clock.ts";
import { formatInstantDate, formatTime, formatTimeRange } from "../../../time/format.ts";
import { MINUTE } from "../../../time/units.ts";
import { cssVars } from "../../../ui/css-vars.ts";
import { t } from "../../../words/words.ts";
import { whyWords } from "../../book-for/why-words.ts";
import type { Target } from "./aim.ts";
import css from "./moving.module.css";

interface GhostProps {
  booking: Booking | null;
  target: Target | null;
  timezone: string;
}

/** Where the booking would stand, in pencil, and what that costs. */
export function MoveGhost({ booking, target, timezone }: GhostProps) {
  const clock = useClock();
  const there = zone(timezone);
  if (!booking || !target || !there) return null;
  const minute = there.toWall(target.start / MINUTE).minute;
  return (
    <div
      className={css.ghost}
      data-cat={booking.ink}
      data-verdict={target.time?.kind ?? "unknown"}
      style={cssVars({ "--at": minute, "--for": (target.end - target.start) / MINUTE })}
      aria-hidden="true"
    >
      <b className="num">
        {clock === "24"
          ? formatTimeRange(target.start, target.end, timezone, clock)
          : formatTime(target.start, timezone, clock)}
      </b>
      <span>{costOf(target, timezone, clock)}</span>
    </div>
  );
}

/** The same, for whoever moves it by keys and doesn't see it. */
export function MoveSaid({ target, timezone }: Omit<GhostProps, "booking">) {
  const clock = useClock();
  return (
    <p className="sr" role="status">
      {target &&
        t("calendar.moving.said", {
          date: formatInstantDate(target.start, timezone, "long"),
          time: formatTimeRange(target.start, target.end, timezone, clock),
          cost: costOf(target, timezone, clock),
        })}
    </p>
  );
}

function costOf({ time }: Target, timezone: string, clock: Parameters<typeof whyWords>[2]): string {
  if (!time) return "";
  return time.refused ? whyWords(time.refused, timezone, clock) : t("calendar.moving.offered");
}
