import { useNavigate } from "@tanstack/react-router";
import { CalendarDays, ChevronLeft, ChevronRight, Plus, Rows3, Search } from "lucide-react";
import { addDays, addMonths, monthOf, sameDayIn } from "../../time/month.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { toBookings } from "../links.ts";
import css from "./calendar.module.css";
import { type Span, weekNumber } from "./calendar-dates.ts";

interface CalendarBarProps {
  title: string;
  week: readonly string[];
  span: Span;
  date: string;
  /** How many are booked in the month that is shown. */
  booked: number | null;
  /** The strip over the day turns by weeks; days are chosen on it. */
  phone: boolean;
  onSpan(span: Span): void;
  onDate(date: string): void;
  onToday(): void;
  onBook(): void;
}

/** Where a turn of the page leads: a month, a week, or a day. */
function turned(date: string, by: Span, steps: number): string {
  if (by === "month") return sameDayIn(date, addMonths(monthOf(date), steps));
  return addDays(date, by === "day" ? steps : 7 * steps);
}

const before = {
  day: () => t("calendar.bar.dayBefore"),
  week: () => t("calendar.bar.weekBefore"),
  month: () => t("calendar.bar.monthBefore"),
};
const after = {
  day: () => t("calendar.bar.dayAfter"),
  week: () => t("calendar.bar.weekAfter"),
  month: () => t("calendar.bar.monthAfter"),
};

export function CalendarBar(props: CalendarBarProps) {
  const { title, week, span, date, booked, phone, onSpan, onDate, onToday, onBook } = props;
  const number = span === "week" ? weekNumber(week) : null;
  const by = phone && span === "day" ? "week" : span;
  return (
    <header className={css.bar}>
      <div className={css.heading}>
        <h1 className={`title ${css.title}`} aria-live="polite">
          {title}
        </h1>
        {number !== null && <span className={`quiet small ${css.number}`}>{t("calendar.bar.week", { number })}</span>}
        {span === "month" && booked !== null && (
          <span className={`quiet small ${css.number}`}>{t("calendar.month.booked", { count: booked })}</span>
        )}
      </div>
      <div className={`btn-row ${css.turn}`}>
        <Button kind="quiet" icon size="sm" aria-label={before[by]()} onClick={() => onDate(turned(date, by, -1))}>
          <Icon of={ChevronLeft} turns />
        </Button>
        <Button size="sm" onClick={onToday}>
          {t("calendar.bar.today")}
        </Button>
        <Button kind="quiet" icon size="sm" aria-label={after[by]()} onClick={() => onDate(turned(date, by, 1))}>
          <Icon of={ChevronRight} turns />
        </Button>
        {phone && <MonthOrDay span={span} onSpan={onSpan} />}
        {phone && (
          <Button kind="primary" icon size="sm" aria-label={t("bookFor.title")} onClick={onBook}>
            <Icon of={Plus} />
          </Button>
        )}
      </div>
      <div className={css.right}>
        <Spans span={span} onSpan={onSpan} />
        <SearchButton />
        <Button kind="primary" size="sm" aria-label={t("bookFor.title")} onClick={onBook}>
          <Icon of={Plus} size="sm" /> {t("bookFor.open")}
        </Button>
      </div>
    </header>
  );
}

/** On a phone there are two: a day under its week, and the month. */
const MonthOrDay = ({ span, onSpan }: Pick<CalendarBarProps, "span" | "onSpan">) => (
  <Button
    kind="quiet"
    icon
    size="sm"
    aria-label={span === "month" ? t("calendar.bar.showDay") : t("calendar.bar.showMonth")}
    onClick={() => onSpan(span === "month" ? "day" : "month")}
  >
    <Icon of={span === "month" ? Rows3 : CalendarDays} />
  </Button>
);

const Spans = ({ span, onSpan }: Pick<CalendarBarProps, "span" | "onSpan">) => (
  <Segmented
    label={t("calendar.bar.span")}
    size="sm"
    className={css.span}
    value={span}
    onChange={onSpan}
    options={[
      { value: "day", label: t("calendar.bar.day") },
      { value: "week", label: t("calendar.bar.wholeWeek") },
      { value: "month", label: t("calendar.bar.month") },
    ]}
  />
);

function SearchButton() {
  const navigate = useNavigate();
  return (
    <Button size="sm" kind="quiet" icon aria-label={t("calendar.bar.search")} onClick={() => navigate(toBookings())}>
      <Icon of={Search} />
    </Button>
  );
}
