import { formatDay, formatPlainDate } from "../../../time/format.ts";
import { Popover, TriggerButton } from "../../../ui/overlays/popover.tsx";
import { t } from "../../../words/words.ts";
import css from "./month.module.css";
import type { MonthDay } from "./month-days.ts";
import { MonthEntry } from "./month-entry.tsx";
import { MonthList } from "./month-list.tsx";

interface MonthCellProps {
  day: MonthDay;
  isToday: boolean;
  /** Tab reaches this day and its entries. */
  isStop: boolean;
  phone: boolean;
  timezone: string;
  now: number;
  selected: string | undefined;
  fresh: ReadonlySet<string>;
  onDate(date: string): void;
  onDay(date: string): void;
  onOpen(id: string): void;
}

const most = { phone: 3, desk: 5 };

export function MonthCell({ day, isToday, isStop, phone, onDate, now, fresh, ...rest }: MonthCellProps) {
  const { date, parts, bookings } = day;
  const shown = parts.slice(0, phone ? most.phone : most.desk);
  const hidden = parts.length - shown.length;
  return (
    <td
      className={css.day}
      data-out={day.isOut || undefined}
      data-closed={day.isClosed || undefined}
      data-today={isToday || undefined}
      data-open={(phone && isStop) || undefined}
    >
      <button
        type="button"
        className={css.head}
        data-date={date}
        tabIndex={isStop ? 0 : -1}
        aria-current={isToday ? "date" : undefined}
        aria-pressed={phone ? isStop : undefined}
        onClick={() => onDate(date)}
      >
        <span className="sr">{t("calendar.day.label", { date: formatPlainDate(date, "long"), bookings })}</span>
        <span className={css.numeral} aria-hidden="true">
          {formatDay(date)}
        </span>
        {bookings > 0 && (
          <span className={css.count} aria-hidden="true">
            {t("calendar.month.booked", { count: bookings })}
          </span>
        )}
      </button>
      {shown.map((part) => (
        <MonthEntry key={part.item.id} part={part} {...{ phone, isStop, now, fresh }} {...rest} />
      ))}
      {hidden > 0 && (phone ? <Plus hidden={hidden} /> : <More day={day} hidden={hidden} isStop={isStop} {...rest} />)}
    </td>
  );
}

const Plus = ({ hidden }: { hidden: number }) => (
  <span className={css.plus} aria-hidden="true">
    {t("calendar.month.plus", { count: hidden })}
  </span>
);

type MoreProps = { day: MonthDay; hidden: number; isStop: boolean } & Omit<
  Parameters<typeof MonthList>[0],
  "day" | "close"
>;

/** All of a day, where not all of it has room. */
function More({ day, hidden, isStop, ...rest }: MoreProps) {
  const label = t("calendar.more.label", { count: hidden, date: formatPlainDate(day.date, "long") });
  return (
    <Popover
      label={formatPlainDate(day.date, "long")}
      trigger={
        <TriggerButton className={css.more ?? ""} aria-label={label} excludeFromTabOrder={!isStop}>
          {t("calendar.month.more", { count: hidden })}
        </TriggerButton>
      }
    >
      {(close) => (
        <div className={css.peek}>
          <MonthList day={day} {...rest} close={close} />
        </div>
      )}
    </Popover>
  );
}
