import type { BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import { useQueryClient } from "@tanstack/react-query";
import { Bell, Mail } from "lucide-react";
import { useState } from "react";
import { bookingQuery } from "../../api/organizer.ts";
import { shortName } from "../../booking/facts.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { DAY, MINUTE } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { dateAndTime, dayAndMonth } from "../date-words.ts";
import { AgainDialog } from "../deliveries/again-dialog.tsx";
import { useAccount } from "../frame/use-account.ts";
import css from "./booking.module.css";
import { guestNames, historyWords } from "./booking-words.ts";
import { type Delivery, deliveryLines, deliveryName, isPlanned } from "./delivery-words.ts";
import { inviteeName } from "./invitee-name.ts";

const stateWords = {
  planned: "bookings.deliveries.planned",
  done: "bookings.deliveries.done",
  underway: "bookings.deliveries.underway",
  waiting: "bookings.deliveries.waiting",
  failed: "bookings.deliveries.failed",
  paused: "bookings.deliveries.paused",
  skipped: "bookings.deliveries.skipped",
} as const;
const tones = {
  done: "ok",
  planned: "wait",
  underway: "wait",
  waiting: "warn",
  failed: "warn",
  paused: "warn",
  skipped: "wait",
} as const satisfies Record<keyof typeof stateWords, string>;
/** Waiting without an error: no attempt has failed. */
const stateOf = (delivery: Delivery, now: number) => {
  if (isPlanned(delivery, now)) return "planned";
  const { state, lastError } = delivery;
  return state === "waiting" && lastError === null ? "underway" : state;
};
/** What the mail service said of it later counts for more than that it was sent. */
const standingOf = (delivery: Delivery, now: number) => {
  const { outcome, cause } = delivery;
  if (cause === "suppressed") return { tone: "warn", said: t("bookings.outcome.notSent") };
  const state = stateOf(delivery, now);
  if (!outcome) return { tone: tones[state], said: t(stateWords[state]) };
  const tone = outcome.state === "delivered" ? "ok" : "warn";
  return { tone, said: t("bookings.outcome.state", { state: outcome.state }) };
};
/** For so many days deliveries are kept after they ended. */
const DAYS_KEPT = 30;

/** What happened, and what was sent because of it. */
export function BookingRecord({ booking }: { booking: BookingDetail }) {
  const now = useNow(MINUTE);
  const isOld = Date.parse(booking.createdAt) < now - DAYS_KEPT * DAY;
  return (
    <>
      <h3 className={css.subhead}>{t("bookings.history.title")}</h3>
      <ol className={`ledger ${css.history}`}>
        {booking.history.map((entry, index) => (
          <Happened
            key={`${entry.at} ${entry.kind}`}
            entry={entry}
            before={booking.history[index - 1]}
            invitee={inviteeName(booking.invitee)}
          />
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
          <Delivered key={delivery.id} bookingId={booking.id} delivery={delivery} now={now} />
        ))}
      </ul>
    </>
  );
}

type Entry = BookingDetail["history"][number];

/** Day and time stand in the margin; a day is written once for all that happened on it. */
function Happened({ entry, before, invitee }: { entry: Entry; before: Entry | undefined; invitee: string }) {
  const { timezone } = useAccount();
  const clock = useClock();
  const isSameDay = before !== undefined && dateIn(timezone, before.at) === dateIn(timezone, entry.at);
  return (
    <li>
      <time className="num" dateTime={entry.at} title={dateAndTime(entry.at, timezone, clock, "full")}>
        <span className={isSameDay ? "sr" : css.stampDay}>{dayAndMonth(entry.at, timezone)}</span>{" "}
        <span>{formatTime(entry.at, timezone, clock)}</span>
      </time>
      <div>
        <div>{historyWords(entry, invitee, timezone, clock)}</div>
        {entry.kind === "booked" && entry.guests && (
          <div className="quiet">{t("bookings.history.withGuests", { guests: guestNames(entry.guests.added) })}</div>
        )}
        {entry.outsideOffer && <div className="quiet">{t("bookings.history.outsideOffer")}</div>}
        {entry.kind === "answered" && entry.reason && (
          <div className="quiet">
            <Trans id="bookings.history.said" values={{ words: <bdi>{entry.reason}</bdi> }} />
          </div>
        )}
        {entry.silent && <div className="quiet">{t("bookings.history.silent", { name: shortName(invitee) })}</div>}
      </div>
    </li>
  );
}

function Delivered({ bookingId, delivery, now }: { bookingId: string; delivery: Delivery; now: number }) {
  const { timezone } = useAccount();
  const clock = useClock();
  const { tone, said } = standingOf(delivery, now);
  return (
    <li>
      <span className={css.deliveryIcon} data-tone={tone}>
        <Icon of={delivery.reminder ? Bell : Mail} size="sm" />
      </span>
      <div>
        <div>{deliveryName(delivery)}</div>
        {delivery.to && (
          <div className="quiet">
            <bdi>{readableEmail(delivery.to)}</bdi>
          </div>
        )}
        {deliveryLines(delivery, { timezone, clock, now }).map((line) => (
          <div key={line} className="quiet">
            {line}
          </div>
        ))}
        {delivery.state === "failed" && <SendAgain bookingId={bookingId} delivery={delivery} />}
      </div>
      <span className={css.deliveryState} data-tone={tone}>
        {said}
      </span>
    </li>
  );
}

function SendAgain({ bookingId, delivery }: { bookingId: string; delivery: Delivery }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="sm" className={css.sendAgain} onClick={() => setAsking(true)}>
        {t("deliveries.again.ask")}
      </Button>
      {asking && (
        <AgainDialog
          id={delivery.id}
          name={deliveryName(delivery)}
          cause={delivery.cause}
          onClose={() => setAsking(false)}
          onSent={() => client.invalidateQueries({ queryKey: bookingQuery(bookingId).queryKey })}
        />
      )}
    </>
  );
}
