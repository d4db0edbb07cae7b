import { useClock } from "../../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../../time/format.ts";
import { MINUTES_A_DAY } from "../../../time/units.ts";
import { t } from "../../../words/words.ts";
import { inviteeName } from "../../bookings/invitee-name.ts";
import type { CalendarItem } from "../calendar-items.ts";
import type { DayPart } from "../week-layout.ts";
import css from "./month.module.css";

interface MonthEntryProps {
  part: DayPart<CalendarItem>;
  /** Drawn as a stroke; what it is stands in the list below. */
  phone: boolean;
  isStop: boolean;
  timezone: string;
  now: number;
  selected: string | undefined;
  fresh: ReadonlySet<string>;
  onOpen(id: string): void;
}

/** One line of a day. */
export function MonthEntry({ part, phone, isStop, timezone, now, selected, fresh, onOpen }: MonthEntryProps) {
  const clock = useClock();
  const { item, fromDayBefore, length } = part;
  const isWhole = length >= MINUTES_A_DAY;
  const shape = {
    className: css.entry,
    "data-past": Date.parse(item.end) <= now || undefined,
    "data-whole": isWhole || fromDayBefore || undefined,
  };
  const isBusy = item.kind === "busy";
  const kind = isBusy ? "busy" : item.booking.state === "pending" ? "pending" : "booking";
  if (phone) return <i {...shape} data-kind={kind} data-cat={isBusy ? undefined : item.booking.ink} />;
  const time = !isWhole && !fromDayBefore && <span className="num">{formatTime(item.start, timezone, clock)}</span>;
  if (isBusy)
    return (
      <div {...shape} data-kind={kind}>
        {time}
        <b dir="auto">{item.block.title || t("calendar.block.busy")}</b>
      </div>
    );
  const { booking } = item;
  return (
    <button
      {...shape}
      type="button"
      data-block
      data-kind={kind}
      data-cat={booking.ink}
      data-fresh={fresh.has(booking.id) || undefined}
      aria-current={booking.id === selected ? "true" : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onOpen(booking.id)}
    >
      {time}
      <b dir="auto">
        <bdi>{inviteeName(booking.invitee)}</bdi>
      </b>
      <bdi className="sr">{booking.title}</bdi>
      <span className="sr">{formatInstantDate(item.start, timezone, "long")}</span>
    </button>
  );
}
