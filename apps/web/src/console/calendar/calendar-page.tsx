import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { calendarDaysQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { formatPlainDate } from "../../time/format.ts";
import { firstWeekday } from "../../time/locale.ts";
import { addDays, addMonths, firstOf, type Month, monthOf, weeksOf } from "../../time/month.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { useMedia } from "../../ui/use-media.ts";
import { t } from "../../words/words.ts";
import { BookForDialog } from "../book-for/book-for-dialog.tsx";
import { BookingSide } from "../bookings/booking-side.tsx";
import { useAccount } from "../frame/use-account.ts";
import { VerifyBanner } from "../frame/verify-banner.tsx";
import { toCalendar } from "../links.ts";
import css from "./calendar.module.css";
import { CalendarBar } from "./calendar-bar.tsx";
import { type Span, spanTitle, weekOf } from "./calendar-dates.ts";
import { CalendarGrid } from "./calendar-grid.tsx";
import type { CalendarAnswer } from "./calendar-items.ts";
import { ComingUp } from "./coming-up.tsx";
import { MonthView } from "./month/month-view.tsx";

const none = { bookings: [], busy: [], open: [] };

export function CalendarPage() {
  const search = useSearch({ from: "/console/calendar" });
  const navigate = useNavigate();
  const { timezone } = useAccount();
  const phone = useMedia("(max-width: 900px)");
  const now = useNow(MINUTE);
  const today = dateIn(timezone, now);
  const date = search.date ?? today;
  const firstDay = firstWeekday();
  const week = weekOf(date, firstDay);
  const span: Span = search.span === "month" ? "month" : phone ? "day" : (search.span ?? "week");
  const weeks = span === "month" ? weeksOf(monthOf(date), firstDay) : [week];
  const range = { from: weeks[0]?.[0] ?? date, to: weeks.at(-1)?.[6] ?? date, timezone };
  const { data, error, refetch } = useQuery(calendarDaysQuery(range));
  useNeighbours(span, date, range);
  const [bookingFor, setBookingFor] = useState<{ at?: string } | null>(null);

  const go = (next: typeof search, replace = false) => navigate({ ...toCalendar(next), replace });
  const title =
    span === "month"
      ? formatPlainDate(firstOf(monthOf(date)), "month")
      : phone
        ? spanTitle(week, undefined, "short")
        : spanTitle(span === "week" ? week : [date]);
  useEffect(() => {
    document.title = t("frame.documentTitle", { page: title });
  }, [title]);
  const reading = { answer: data ?? none, loading: !data, error: data ? null : error, onRetry: refetch };
  const shared = { ...reading, timezone, now, selected: search.booking, phone };
  const onOpen = (booking: string) => go({ ...search, booking }, search.booking !== undefined);

  return (
    <main className={css.cal}>
      <CalendarBar
        title={title}
        week={week}
        span={span}
        date={date}
        booked={data ? bookedIn(data, monthOf(date), timezone) : null}
        phone={phone}
        onSpan={(next) => go({ ...search, span: next })}
        onDate={(next) => go({ ...search, date: next })}
        onToday={() => go(search.span ? { span: search.span } : {})}
        onBook={() => setBookingFor({})}
      />
      <VerifyBanner />
      <div className={css.body}>
        {span === "month" ? (
          <MonthView
            {...shared}
            weeks={weeks}
            date={date}
            firstDay={firstDay}
            onDate={(next) => go({ ...search, date: next }, true)}
            onWeek={(next) => go({ ...search, date: next, span: "week" })}
            onDay={(next) => go({ ...search, date: next, span: "day" })}
            onOpen={onOpen}
          />
        ) : (
          <CalendarGrid
            {...shared}
            week={week}
            shown={span === "day" ? [date] : week}
            onDay={(next) => go(phone ? { ...search, date: next } : { ...search, date: next, span: "day" }, phone)}
            onOpen={onOpen}
            onFree={(at) => setBookingFor({ at })}
            onStep={(by) => go({ ...search, date: addDays(date, by) })}
          />
        )}
        <BookingSide
          id={search.booking}
          phone={phone}
          onClose={() => {
            const { booking: _, ...rest } = search;
            void go(rest, true);
          }}
          idle={span === "month" ? null : <ComingUp onOpen={(booking) => go({ ...search, booking })} />}
        />
      </div>
      {bookingFor && <BookForDialog {...bookingFor} date={date} onClose={() => setBookingFor(null)} />}
    </main>
  );
}

const bookedIn = ({ bookings }: CalendarAnswer, month: Month, timezone: string): number =>
  bookings.filter(({ state, start }) => state !== "cancelled" && monthOf(dateIn(timezone, start)) === month).length;

/** What lies before and after is fetched ahead, so that turning the page shows it at once. */
function useNeighbours(span: Span, date: string, range: { from: string; to: string; timezone: string }) {
  const client = useQueryClient();
  const { from, to, timezone } = range;
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const by of [1, -1]) {
        const weeks = weeksOf(addMonths(monthOf(date), by), firstWeekday());
        const beside =
          span === "month"
            ? { from: weeks[0]?.[0] ?? from, to: weeks.at(-1)?.[6] ?? to, timezone }
            : { from: addDays(from, 7 * by), to: addDays(to, 7 * by), timezone };
        void client.prefetchQuery(calendarDaysQuery(beside));
      }
    }, 600);
    return () => clearTimeout(timer);
  }, [client, span, date, from, to, timezone]);
}
