import { useInfiniteQuery } from "@tanstack/react-query";
import { bookingsQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../time/format.ts";
import { Button } from "../../ui/button.tsx";
import css from "./quiet-day.module.css";

interface QuietDayProps {
  date: string;
  timezone: string;
  onDay(date: string): void;
}

/** Says of a day alone on the page that it has no bookings, and where the next one is. */
export function QuietDay({ date, timezone, onDay }: QuietDayProps) {
  const clock = useClock();
  const { data } = useInfiniteQuery(bookingsQuery({ state: "upcoming" }));
  const next = data?.pages
    .flatMap(({ items }) => items)
    .map((booking) => ({ booking, on: dateIn(timezone, booking.start) }))
    .find(({ on }) => on > date);
  return (
    <div className={css.quiet}>
      <p className="muted">Nobody is booked on this day.</p>
      {next && (
        <Button size="sm" onClick={() => onDay(next.on)}>
          <span className="trim">
            Next: {formatInstantDate(next.booking.start, timezone, "short")},{" "}
            {formatTime(next.booking.start, timezone, clock)}, <bdi>{next.booking.invitee.name}</bdi>
          </span>
        </Button>
      )}
    </div>
  );
}
