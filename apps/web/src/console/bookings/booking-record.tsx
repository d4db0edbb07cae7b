import type { BookingDetail } from "@daybook/contract/bookings";
import { Bell, Mail } from "lucide-react";
import { shortName } from "../../booking/facts.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { DAY, MINUTE } from "../../time/units.ts";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { dateAndTime, dayAndMonth } from "../date-words.ts";
import { useAccount } from "../frame/use-account.ts";
import css from "./booking.module.css";
import { deliveryName, deliveryState, historyWords } from "./booking-words.ts";

const stateWords = {
  done: "bookings.deliveries.done",
  underway: "bookings.deliveries.underway",
  waiting: "bookings.deliveries.waiting",
  failed: "bookings.deliveries.failed",
  paused: "bookings.deliveries.paused",
  skipped: "bookings.deliveries.skipped",
} as const;
const tones = {
  done: "ok",
  underway: "wait",
  waiting: "wait",
  failed: "warn",
  paused: "warn",
  skipped: "wait",
} as const satisfies Record<keyof typeof stateWords, string>;
/** Waiting without an error: no attempt has failed. */
const stateOf = ({ state, lastError }: BookingDetail["deliveries"][number]) =>
  state === "waiting" && lastError === null ? "underway" : state;
/** For so many days deliveries are kept after they ended. */
const DAYS_KEPT = 30;

/** What happened, and what was sent because of it. */
export function BookingRecord({ booking }: { booking: BookingDetail }) {
  const { timezone, email } = useAccount();
  const people = { own: email, names: { [booking.invitee.email]: shortName(booking.invitee.name) } };
  const clock = useClock();
  const now = useNow(MINUTE);
  const today = dateIn(timezone, now);
  const isOld = Date.parse(booking.createdAt) < now - DAYS_KEPT * DAY;
  const stamp = (instant: string) =>
    dateIn(timezone, instant) === today ? formatTime(instant, timezone, clock) : dayAndMonth(instant, timezone);
  return (
    <>
      <h3 className={css.subhead}>{t("bookings.history.title")}</h3>
      <ol className={css.history}>
        {booking.history.map((entry) => (
          <li key={`${entry.at} ${entry.kind}`}>
            <time className="num quiet" dateTime={entry.at} title={dateAndTime(entry.at, timezone, clock, "full")}>
              {stamp(entry.at)}
            </time>
            <span>{historyWords(entry, booking.invitee.name, timezone, clock)}</span>
          </li>
        ))}
      </ol>
      <h3 className={css.subhead}>{t("bookings.deliveries.title")}</h3>
      {booking.deliveries.length === 0 && (
        <p className="quiet">
          {isOld ? t("bookings.deliveries.noneLately", { days: DAYS_KEPT }) : t("bookings.deliveries.none")}
        </p>
      )}
      <ul className={css.deliveries}>
        {booking.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <span className={css.deliveryIcon} data-tone={tones[stateOf(delivery)]}>
              <Icon of={/remind/.test(delivery.kind) ? Bell : Mail} size="sm" />
            </span>
            <div>
              <div>{deliveryName(delivery, people)}</div>
              <div className="quiet">{deliveryState(delivery, timezone, clock)}</div>
            </div>
            <span className={css.deliveryState} data-tone={tones[stateOf(delivery)]}>
              {t(stateWords[stateOf(delivery)])}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
