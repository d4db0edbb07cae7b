import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { calendarDaysQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { firstWeekday } from "../../time/locale.ts";
import { addDays } from "../../time/month.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { useMedia } from "../../ui/use-media.ts";
import { t } from "../../words/words.ts";
import { BookingSide } from "../bookings/booking-side.tsx";
import { useAccount } from "../frame/use-account.ts";
import { toCalendar } from "../links.ts";
import css from "./calendar.module.css";
import { CalendarBar } from "./calendar-bar.tsx";
import { spanTitle, weekOf } from "./calendar-dates.ts";
import { CalendarGrid } from "./calendar-grid.tsx";
import { ComingUp } from "./coming-up.tsx";

const none = { bookings: [], busy: [], open: [] };

export function CalendarPage() {
  const search = useSearch({ from: "/console/calendar" });
  const navigate = useNavigate();
  const { timezone } = useAccount();
  const phone = useMedia("(max-width: 900px)");
  const now = useNow(MINUTE);
  const today = dateIn(timezone, now);
  const date = search.date ?? today;
  const week = weekOf(date, firstWeekday());
  const span = phone ? "day" : (search.span ?? "week");
  const shown = span === "day" ? [date] : week;
  const range = { from: week[0] ?? date, to: week[6] ?? date, timezone };
  const { data, error, refetch } = useQuery(calendarDaysQuery(range));
  useNeighbours(range);

  const go = (next: typeof search, replace = false) => navigate({ ...toCalendar(next), replace });
  const title = spanTitle(phone ? week : shown);
  useEffect(() => {
    document.title = t("frame.documentTitle", { page: title });
  }, [title]);

  return (
    <main className={css.cal}>
      <CalendarBar
        title={title}
        week={week}
        span={span}
        date={date}
        phone={phone}
        onSpan={(next) => go({ ...search, span: next })}
        onDate={(next) => go({ ...search, date: next })}
        onToday={() => go(search.span ? { span: search.span } : {})}
      />
      <div className={css.body}>
        <CalendarGrid
          answer={data ?? none}
          loading={!data}
          error={data ? null : error}
          onRetry={refetch}
          week={week}
          shown={shown}
          timezone={timezone}
          now={now}
          selected={search.booking}
          phone={phone}
          onDay={(next) => go(phone ? { ...search, date: next } : { ...search, date: next, span: "day" }, phone)}
          onOpen={(booking) => go({ ...search, booking }, search.booking !== undefined)}
          onStep={(by) => go({ ...search, date: addDays(date, by) })}
        />
        <BookingSide
          id={search.booking}
          phone={phone}
          onClose={() => {
            const { booking: _, ...rest } = search;
            void go(rest, true);
          }}
          idle={<ComingUp onOpen={(booking) => go({ ...search, booking })} />}
        />
      </div>
    </main>
  );
}

/** The weeks beside are fetched ahead, so that turning the page shows them at once. */
function useNeighbours({ from, to, timezone }: { from: string; to: string; timezone: string }) {
  const client = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const by of [7, -7])
        void client.prefetchQuery(calendarDaysQuery({ from: addDays(from, by), to: addDays(to, by), timezone }));
    }, 600);
    return () => clearTimeout(timer);
  }, [client, from, to, timezone]);
}
