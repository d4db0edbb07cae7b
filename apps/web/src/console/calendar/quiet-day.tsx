import { useInfiniteQuery } from "@tanstack/react-query";
import { bookingsQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { Button } from "../../ui/button.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { dateAndTime } from "../date-words.ts";
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
      <p className="muted">{t("calendar.quiet.explanation")}</p>
      {next && (
        <Button size="sm" onClick={() => onDay(next.on)}>
          <span className="trim">
            <Trans
              id="calendar.quiet.next"
              values={{
                when: dateAndTime(next.booking.start, timezone, clock),
                name: <bdi>{next.booking.invitee.name}</bdi>,
              }}
            />
          </span>
        </Button>
      )}
    </div>
  );
}
