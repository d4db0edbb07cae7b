import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime, formatTimeRange } from "../../time/format.ts";
import { HOUR } from "../../time/units.ts";
import { cssVars } from "../../ui/css-vars.ts";
import { t } from "../../words/words.ts";
import { inviteeName } from "../bookings/invitee-name.ts";
import { withoutHalf } from "../hour-words.ts";
import { type CalendarItem, shortLine } from "./calendar-items.ts";
import dense from "./dense.module.css";
import css from "./grid.module.css";
import type { Placed } from "./week-layout.ts";

interface EventBlockProps {
  placed: Placed<CalendarItem>;
  past: boolean;
  timezone: string;
  isStop: boolean;
  selected: boolean;
  fresh: boolean;
  /** It is being moved: its new place is drawn elsewhere. */
  lifted: boolean;
  onOpen(id: string): void;
  onFocused(id: string): void;
}

/** Minutes; what is shorter has one line. */
const twoLines = 60;
/** A day on which clocks go forward has 23 hours. */
const almostADay = 23 * HOUR;

export function EventBlock({
  placed,
  past,
  timezone,
  isStop,
  selected,
  fresh,
  lifted,
  onOpen,
  onFocused,
}: EventBlockProps) {
  const clock = useClock();
  const { item, at, length, column, columns, over, besideMore, follows, isFollowed, clashes } = placed;
  const isShort = length < twoLines;
  const isLine = length < shortLine;
  const shape = {
    className: `event ${css.event} ${dense.event}`,
    style: cssVars({ "--at": at, "--for": length, "--x": column / columns, "--w": 1 / columns }),
    "data-past": past || undefined,
    "data-over": over || undefined,
    "data-short": isShort || undefined,
    "data-line": isLine || undefined,
    "data-beside": besideMore || undefined,
    "data-follows": follows || undefined,
    "data-followed": isFollowed || undefined,
    "data-clash": clashes || undefined,
  };
  const allDay = Date.parse(item.end) - Date.parse(item.start) >= almostADay;
  // Two times with their halves of the day are wider than a day's column.
  const written =
    clock === "24" ? formatTimeRange(item.start, item.end, timezone, clock) : formatTime(item.start, timezone, clock);
  const time = <span className="num">{allDay ? t("calendar.block.allDay") : written}</span>;
  if (item.kind === "busy")
    return (
      <div {...shape} data-kind="busy">
        <b dir="auto">{item.block.title || t("calendar.block.busy")}</b>
        {item.block.source && <span dir="auto">{item.block.source}</span>}
        {!isShort && time}
      </div>
    );
  const { booking } = item;
  const date = formatInstantDate(item.start, timezone, "long");
  const unseen = isShort
    ? t("calendar.block.timeAndDate", { time: formatTimeRange(item.start, item.end, timezone, clock), date })
    : date;
  const [first, second] = isShort
    ? [inviteeName(booking.invitee), booking.title]
    : [booking.title, inviteeName(booking.invitee)];
  return (
    <button
      {...shape}
      type="button"
      data-block
      data-booking={booking.id}
      aria-keyshortcuts="m"
      data-kind={booking.state === "pending" ? "pending" : "booking"}
      data-cat={booking.ink}
      data-fresh={fresh || undefined}
      data-lifted={lifted || undefined}
      aria-current={selected ? "true" : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onOpen(booking.id)}
      onFocus={() => onFocused(booking.id)}
    >
      {isLine && <span className="num">{withoutHalf(formatTime(item.start, timezone, clock))}</span>}
      <b dir="auto">{first}</b>
      <span dir="auto">{second}</span>
      {!isShort && time}
      {/* The column and the height say it to the eye. */}
      <span className="sr">{clashes ? `${unseen} ${t("calendar.block.clashes")}` : unseen}</span>
    </button>
  );
}
