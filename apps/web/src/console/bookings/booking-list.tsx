import type { Booking } from "@daybook/contract/bookings";
import { useEffect, useMemo, useRef } from "react";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { cityOf } from "../../time/zones.ts";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { t } from "../../words/words.ts";
import { useAccount } from "../frame/use-account.ts";
import css from "./bookings.module.css";
import { BookingRow } from "./list/booking-row.tsx";
import { DayLine } from "./list/day-line.tsx";
import { daySizes, type ListItem, listItems } from "./list/list-items.ts";
import { type Drawn, useLongList } from "./list/use-long-list.ts";

/** So many lines before the end the next page is asked for. */
const AHEAD = 60;

interface BookingListProps {
  bookings: readonly Booking[];
  selected: string | undefined;
  /** Whether there are more than these, and whether they are on their way. */
  more: boolean;
  fetching: boolean;
  onMore(): void;
  /** The first of them are in sight again. */
  onTop(): void;
  onOpen(id: string): void;
}

/** The lines that are drawn, by their days. */
const byDay = (drawn: readonly Drawn[]) => [...Map.groupBy(drawn, ({ item }) => item.date)];

export function BookingList({ bookings, selected, more, fetching, onMore, onTop, onOpen }: BookingListProps) {
  const { timezone } = useAccount();
  const today = dateIn(timezone, useNow(MINUTE));
  const items = useMemo(() => listItems(bookings, timezone), [bookings, timezone]);
  const sizes = useMemo(() => daySizes(items), [items]);
  const list = useLongList(items, selected);
  const lastDate = items.at(-1)?.date;
  const wants = more && !fetching && list.last + AHEAD >= items.length;
  useEffect(() => {
    if (wants) onMore();
  }, [wants, onMore]);
  // Not on the way to where one was before: coming back, the list begins at the top for a moment.
  const hasBeenDown = useRef(false);
  const isDown = list.first > 0;
  useEffect(() => {
    if (!isDown && hasBeenDown.current) onTop();
    hasBeenDown.current = isDown;
  }, [isDown, onTop]);

  const row = ({ item, index, gap }: Drawn) => {
    if (item.kind !== "row") return null;
    // How many a day has isn't known while more may follow.
    const size = more && item.date === lastDate ? -1 : sizes.get(item.date);
    return (
      <li
        key={item.key}
        ref={list.measure}
        data-index={index}
        aria-posinset={item.place}
        aria-setsize={size}
        style={gap > 0 ? { marginBlockStart: gap } : undefined}
      >
        <BookingRow
          booking={item.booking}
          timezone={timezone}
          selected={item.key === selected}
          stop={item.key === list.stop}
          onOpen={onOpen}
        />
      </li>
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the bookings in it are buttons; it only moves the focus between them
    <div
      ref={list.container}
      className={css.days}
      style={{ paddingBlockEnd: list.rest }}
      onFocus={list.onFocus}
      onBlur={list.onBlur}
      onKeyDown={list.onKeyDown}
    >
      {byDay(list.drawn).map(([date, lines]) => {
        const [first] = lines;
        return (
          <section key={date} style={first && first.gap > 0 ? { marginBlockStart: first.gap } : undefined}>
            {first && isHead(first.item) && (
              <DayLine ref={list.measure} index={first.index} date={date} today={today} />
            )}
            <ul className={css.rows}>{lines.map(row)}</ul>
          </section>
        );
      })}
    </div>
  );
}

const isHead = (item: ListItem): boolean => item.kind === "head";

export function ListFoot({ fetching }: { fetching: boolean }) {
  const { timezone } = useAccount();
  return (
    <p className={`quiet ${css.zone}`}>
      {fetching ? t("bookings.list.fetching") : t("time.timesIn", { city: cityOf(timezone) })}
    </p>
  );
}

export function WaitingList() {
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
