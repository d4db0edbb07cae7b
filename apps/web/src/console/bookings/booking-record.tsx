import type { BookingDetail } from "@daybook/contract/bookings";
import { Bell, Mail } from "lucide-react";
import { shortName } from "../../booking/facts.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Icon } from "../../ui/icon.tsx";
import { useAccount } from "../frame/use-account.ts";
import css from "./booking.module.css";
import { deliveryName, deliveryState, historyWords } from "./booking-words.ts";

const stateWords = {
  done: "Sent",
  underway: "Being sent",
  waiting: "Waiting",
  failed: "Failed",
  paused: "Paused",
  skipped: "Not needed",
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
/** For so long deliveries are kept after they ended, ms. */
const KEPT = 30 * 86_400_000;

/** What happened, and what was sent because of it. */
export function BookingRecord({ booking }: { booking: BookingDetail }) {
  const { timezone, email } = useAccount();
  const people = { [booking.invitee.email]: shortName(booking.invitee.name), [email]: "you" };
  const clock = useClock();
  const now = useNow(MINUTE);
  const today = dateIn(timezone, now);
  const isOld = Date.parse(booking.createdAt) < now - KEPT;
  const stamp = (instant: string) =>
    dateIn(timezone, instant) === today
      ? formatTime(instant, timezone, clock)
      : formatInstantDate(instant, timezone, "short").replace(/^\S+\s/, "");
  return (
    <>
      <h3 className={css.subhead}>History</h3>
      <ol className={css.history}>
        {booking.history.map((entry) => (
          <li key={`${entry.at} ${entry.kind}`}>
            <time
              className="num quiet"
              dateTime={entry.at}
              title={`${formatInstantDate(entry.at, timezone, "full")}, ${formatTime(entry.at, timezone, clock)}`}
            >
              {stamp(entry.at)}
            </time>
            <span>{historyWords(entry, booking.invitee.name, timezone, clock)}</span>
          </li>
        ))}
      </ol>
      <h3 className={css.subhead}>Deliveries</h3>
      {booking.deliveries.length === 0 && (
        <p className="quiet">{isOld ? "Nothing was sent in the last 30 days." : "Nothing was sent."}</p>
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
              {stateWords[stateOf(delivery)]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
