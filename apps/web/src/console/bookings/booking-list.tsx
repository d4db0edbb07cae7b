import type { Booking } from "@daybook/contract/bookings";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatDay, formatPlainDate, formatTime } from "../../time/format.ts";
import { addDays } from "../../time/month.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { cityOf } from "../../time/zones.ts";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { InkMark } from "../../ui/ink-mark.tsx";
import { t } from "../../words/words.ts";
import { useAccount } from "../frame/use-account.ts";
import { placeWords } from "../place-words.ts";
import css from "./bookings.module.css";
import { NoBookings } from "./no-bookings.tsx";

interface BookingListProps {
  bookings: readonly Booking[] | undefined;
  state: "upcoming" | "past" | "cancelled";
  q: string;
  selected: string | undefined;
  onOpen(id: string): void;
}

export function BookingList({ bookings, state, q, selected, onOpen }: BookingListProps) {
  const { timezone } = useAccount();
  const now = useNow(MINUTE);
  if (!bookings) return <Waiting />;
  if (bookings.length === 0) return <NoBookings state={state} q={q} />;
  const today = dateIn(timezone, now);
  const near = new Map([
    [addDays(today, -1), t("bookings.list.yesterday")],
    [today, t("bookings.list.today")],
    [addDays(today, 1), t("bookings.list.tomorrow")],
  ]);
  const days = [...Map.groupBy(bookings, ({ start }) => dateIn(timezone, start))];
  return (
    <>
      {days.map(([date, ofDay]) => (
        <section key={date}>
          <h2 className={css.day} data-today={date === today || undefined}>
            <span className={css.dayNumber}>{formatDay(date)}</span>
            <span>{near.get(date) ?? formatPlainDate(date, "weekday")}</span>
            <span className="quiet">{formatPlainDate(date, "month")}</span>
          </h2>
          <ul className={css.rows}>
            {ofDay.map((booking) => (
              <Row
                key={booking.id}
                booking={booking}
                timezone={timezone}
                selected={booking.id === selected}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
      <p className={`quiet ${css.zone}`}>{t("time.timesIn", { city: cityOf(timezone) })}</p>
    </>
  );
}

interface RowProps {
  booking: Booking;
  timezone: string;
  selected: boolean;
  onOpen(id: string): void;
}

function Row({ booking, timezone, selected, onOpen }: RowProps) {
  const clock = useClock();
  const gone = booking.state === "cancelled";
  return (
    <li>
      <button
        type="button"
        className={css.row}
        data-gone={gone || undefined}
        aria-current={selected ? "true" : undefined}
        onClick={() => onOpen(booking.id)}
      >
        <span className={`num ${css.time}`}>
          <b className="strong">{formatTime(booking.start, timezone, clock)}</b>
          <span className="quiet">{formatTime(booking.end, timezone, clock)}</span>
        </span>
        <span className={css.who}>
          <b className="strong trim">{booking.invitee.name}</b>
          <span className={`quiet trim ${css.small}`}>
            {gone && booking.cancellation
              ? booking.cancellation.by === "host"
                ? t("bookings.list.cancelledByYou")
                : t("bookings.list.cancelledByGuest")
              : placeWords(booking.location)}
          </span>
        </span>
        <span className={css.title}>
          <InkMark ink={booking.ink} />
          <span className="trim">{booking.title}</span>
        </span>
      </button>
    </li>
  );
}

function Waiting() {
  return (
    <div aria-hidden="true">
      {["a", "b", "c", "d"].map((row) => (
        <div key={row} className={css.row}>
          <span className={css.time}>
            <Skeleton width={3} />
          </span>
          <span className={css.who}>
            <Skeleton width={12} />
          </span>
        </div>
      ))}
    </div>
  );
}
