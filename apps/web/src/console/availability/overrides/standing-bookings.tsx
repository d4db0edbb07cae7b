import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../../../api/client.ts";
import { useClock } from "../../../time/clock.ts";
import { useLater } from "../../../time/use-later.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { toBookings, toCalendar } from "../../links.ts";
import css from "./overrides.module.css";
import type { Dates } from "./range-month.tsx";

const standingQuery = (id: string, query: { from: string; to: string; timezone: string }) =>
  queryOptions({
    queryKey: ["bookings", "on-dates", id, query],
    queryFn: ({ signal }) => call("GET /v1/schedules/{id}/bookings", { params: { id }, query, signal }),
  });

/** So many are named; the others are counted. */
const named = 5;

interface StandingBookingsProps {
  scheduleId: string;
  dates: Dates;
  timezone: string;
}

/** Which bookings stay on dates that are about to get other hours, or none. */
export function StandingBookings({ scheduleId, dates, timezone }: StandingBookingsProps) {
  const clock = useClock();
  const { date: from, until: to } = useLater(dates, 150);
  const { data, error } = useQuery(standingQuery(scheduleId, { from, to, timezone }));
  if (error && !data) return <p className="small quiet">{t("availability.override.staysUnknown")}</p>;
  if (!data) return <p className={`small ${css.staysWaiting}`} />;
  if (data.count === 0) return <p className="small quiet">{t("availability.override.staysNone")}</p>;
  const shown = data.items.slice(0, named);
  const more = data.count - shown.length;
  return (
    <Note tone="wait" role="status">
      <p className="strong">{t("availability.override.stays", { count: data.count })}</p>
      <ul className={css.stays}>
        {shown.map(({ id, title, start, invitee }) => (
          <li key={id}>
            {/* Beside this page, on which something isn't saved. */}
            <Link {...toBookings({ booking: id })} target="_blank" rel="noreferrer">
              <span className="num">{dateAndTime(start, timezone, clock)}</span> <bdi>{invitee.name}</bdi>
            </Link>{" "}
            <span className="quiet">
              <bdi>{title}</bdi>
            </span>
          </li>
        ))}
        {more > 0 && (
          <li>
            <Link {...toCalendar({ date: from })} target="_blank" rel="noreferrer">
              {t("availability.override.staysMore", { count: more })}
            </Link>
          </li>
        )}
      </ul>
    </Note>
  );
}
