import type { Booking } from "@daybook/contract/bookings";
import { useClock } from "../../../time/clock.ts";
import { formatTime } from "../../../time/format.ts";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { t } from "../../../words/words.ts";
import { placeWords } from "../../place-words.ts";
import css from "../bookings.module.css";
import { inviteeName } from "../invitee-name.ts";

interface BookingRowProps {
  booking: Booking;
  timezone: string;
  selected: boolean;
  /** Whether Tab reaches it; arrow keys reach the others. */
  stop: boolean;
  onOpen(id: string): void;
}

function under({ state, cancellation, location, attention }: Booking): string {
  if (attention) return t("bookings.reach.inList", { why: attention });
  if (state !== "cancelled" || !cancellation) return placeWords(location);
  return cancellation.by === "host" ? t("bookings.list.cancelledByYou") : t("bookings.list.cancelledByGuest");
}

export function BookingRow({ booking, timezone, selected, stop, onOpen }: BookingRowProps) {
  const clock = useClock();
  return (
    <button
      type="button"
      className={css.row}
      data-key={booking.id}
      data-gone={booking.state === "cancelled" || undefined}
      aria-current={selected ? "true" : undefined}
      tabIndex={stop ? 0 : -1}
      onClick={() => onOpen(booking.id)}
    >
      <span className={`num ${css.time}`}>
        <b className="strong">{formatTime(booking.start, timezone, clock)}</b>
        <span className="quiet">{formatTime(booking.end, timezone, clock)}</span>
      </span>
      <span className={css.who}>
        <b className="strong trim">
          <bdi>{inviteeName(booking.invitee)}</bdi>
        </b>
        <span className={`quiet trim ${css.small}`} data-attention={booking.attention !== null || undefined}>
          {under(booking)}
        </span>
      </span>
      <span className={css.title}>
        <InkMark ink={booking.ink} />
        <span className="trim">
          <bdi>{booking.title}</bdi>
        </span>
      </span>
    </button>
  );
}
