import { type CalendarDate, GregorianCalendar, parseDate } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  I18nProvider,
  RangeCalendar,
  RangeCalendarStateContext,
} from "react-aria-components";
import { formatDay, formatPlainDate } from "../../../time/format.ts";
import { addMonths, firstOf, lastOf, monthOf } from "../../../time/month.ts";
import { Icon } from "../../../ui/icon.tsx";
import { TriggerButton } from "../../../ui/overlays/popover.tsx";
import { intl, t } from "../../../words/words.ts";
import { type OverrideDraft, overrideOn } from "../hours/override-draft.ts";
import css from "./range-month.module.css";
import mark from "./today-mark.module.css";

export interface Dates {
  date: string;
  until: string;
}

interface RangeMonthProps {
  /** Null until the first date was pressed. */
  value: Dates | null;
  today: string;
  first: number;
  overrides: readonly OverrideDraft[];
  isRest(date: string): boolean;
  /** A date that was pressed stands for itself until a second one ends the range. */
  onChange(dates: Dates): void;
}

const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const gregorian = () => new GregorianCalendar();
/** Further ahead nobody plans. */
const monthsAhead = 24;

/** A month in which dates in a row are chosen: by a press on the first and the last, by dragging, by keys. */
export function RangeMonth({ value, today, first, overrides, isRest, onChange }: RangeMonthProps) {
  const begins = value && value.date < today ? value.date : today;
  const kindOf = (date: string) => {
    const override = overrideOn(overrides, date);
    return override && (override.windows.length === 0 ? "off" : "own");
  };
  /** The page was turned since, and nothing was pointed at: what React Aria takes for the last day is where its focus went. */
  const [turned, setTurned] = useState(false);
  const turn = () => setTurned(true);
  return (
    <I18nProvider locale={intl()}>
      <RangeCalendar
        aria-label={t("availability.override.chooseDates")}
        className={css.month ?? ""}
        value={value && { start: parseDate(value.date), end: parseDate(value.until) }}
        defaultFocusedValue={parseDate(value?.date ?? today)}
        minValue={parseDate(begins)}
        maxValue={parseDate(lastOf(addMonths(monthOf(today), monthsAhead)))}
        firstDayOfWeek={weekdayNames[first - 1] ?? "mon"}
        createCalendar={gregorian}
        // What was pressed counts; where the pointer passed on its way to a button doesn't.
        commitBehavior="reset"
        autoFocus
        onChange={({ start, end }) => onChange({ date: start.toString(), until: end.toString() })}
      >
        <FirstPress value={value} onPress={(date) => onChange({ date, until: date })} />
        <div className={`month-head ${css.head}`}>
          <MonthName />
          <TriggerButton slot="previous" kind="quiet" size="sm" icon onPress={turn}>
            <Icon of={ChevronLeft} turns />
          </TriggerButton>
          <TriggerButton slot="next" kind="quiet" size="sm" icon onPress={turn}>
            <Icon of={ChevronRight} turns />
          </TriggerButton>
        </div>
        <Days turned={turned} onPoint={() => setTurned(false)}>
          <CalendarGrid className={`${css.grid} ${mark.marked}`} weekdayStyle="narrow">
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={css.weekday ?? ""}>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(day: CalendarDate) => (
                <CalendarCell
                  date={day}
                  className={css.day ?? ""}
                  data-date={day.toString()}
                  data-pressed={value?.date === day.toString() || undefined}
                  data-override={kindOf(day.toString())}
                  data-rest={isRest(day.toString()) || undefined}
                >
                  {formatDay(day.toString())}
                </CalendarCell>
              )}
            </CalendarGridBody>
          </CalendarGrid>
        </Days>
      </RangeCalendar>
    </I18nProvider>
  );
}

/** React Aria tells of a range when it is whole; one date is a choice, too. */
function FirstPress({ value, onPress }: Pick<RangeMonthProps, "value"> & { onPress(date: string): void }) {
  const state = useContext(RangeCalendarStateContext);
  const anchor = state?.anchorDate?.toString();
  const isDragging = state?.isDragging ?? false;
  /** Where one end of a range is pressed the anchor is its other end, from then until the press has ended. */
  const otherEnd = useRef<string>(undefined);
  useEffect(() => {
    const isEnd = value !== null && value.date !== value.until && (anchor === value.date || anchor === value.until);
    if (isDragging && isEnd) otherEnd.current = anchor;
    else if (anchor !== otherEnd.current) otherEnd.current = undefined;
    if (anchor && !isDragging && anchor !== otherEnd.current) onPress(anchor);
  }, [anchor, isDragging]);
  return null;
}

/** While only the first date is pressed, a turn of the page alone chooses nothing: pointing or keys among the days do. */
function Days({ turned, onPoint, children }: { turned: boolean; onPoint(): void; children: ReactNode }) {
  const isOpen = useContext(RangeCalendarStateContext)?.anchorDate != null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what happens on the days inside
    <div data-unshaded={(turned && isOpen) || undefined} onPointerOver={onPoint} onKeyDown={onPoint}>
      {children}
    </div>
  );
}

function MonthName() {
  const shown = useContext(RangeCalendarStateContext)?.visibleRange.start.toString();
  return (
    <span className="strong" aria-hidden="true">
      {shown && formatPlainDate(firstOf(monthOf(shown)), "month")}
    </span>
  );
}
