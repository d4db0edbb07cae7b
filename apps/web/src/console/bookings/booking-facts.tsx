import type { Booking, BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import type { ReactNode } from "react";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { cityOf } from "../../time/zones.ts";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { useAccount } from "../frame/use-account.ts";
import { mailTo } from "../links.ts";
import { placeLink, placeWords } from "../place-words.ts";
import css from "./booking.module.css";
import { inviteeName } from "./invitee-name.ts";

/** What fits the margin, in letters of usual width. */
const marginFits = 9;
/** From here on scripts are written in letters as wide as high. */
const wideFrom = "\u2e80";
const fitsMargin = (label: string) =>
  [...label].reduce((width, letter) => width + (letter >= wideFrom ? 2 : 1), 0) <= marginFits;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A question that is longer than the margin stands over its answer; the margin then says once what follows. */
function Answer({ label, value, first }: { label: string; value: string; first: boolean }) {
  const answer = <bdi className={css.answer}>{value}</bdi>;
  if (fitsMargin(label)) return <Fact label={label}>{answer}</Fact>;
  return (
    <div>
      <dt>
        <span className="sr">{label}</span>
        {first && <span aria-hidden="true">{t("bookings.facts.asked")}</span>}
      </dt>
      <dd>
        <span className={`quiet ${css.question}`} aria-hidden="true">
          <bdi>{label}</bdi>
        </span>
        {answer}
      </dd>
    </div>
  );
}

type Cancellation = NonNullable<BookingDetail["cancellation"]>;

function CancelledBy({ cancellation, invitee }: { cancellation: Cancellation; invitee: string }) {
  const name = <bdi>{invitee}</bdi>;
  const reason = cancellation.reason && <bdi>{cancellation.reason}</bdi>;
  if (cancellation.by === "host")
    return reason ? (
      <Trans id="bookings.facts.cancelledByYouBecause" values={{ reason }} />
    ) : (
      t("bookings.facts.cancelledByYou")
    );
  return reason ? (
    <Trans id="bookings.facts.cancelledByGuestBecause" values={{ name, reason }} />
  ) : (
    <Trans id="bookings.facts.cancelledByGuest" values={{ name }} />
  );
}

interface BookingFactsProps {
  booking: Booking & Partial<Pick<BookingDetail, "answers">>;
  /** Opens the list of guests; absent where it can't be changed. */
  onGuests?: (() => void) | undefined;
}

/** Who, with whom, where, and what was answered, where that is known. */
export function BookingFacts({ booking, onGuests }: BookingFactsProps) {
  const { timezone } = useAccount();
  const clock = useClock();
  const { invitee, guests, location, cancellation, answers = [] } = booking;
  const firstLong = answers.findIndex(({ label }) => !fitsMargin(label));
  const link = placeLink(location);
  return (
    <dl className={`ledger ${css.facts}`}>
      {cancellation && (
        <Fact label={t("bookings.facts.ended")}>
          <CancelledBy cancellation={cancellation} invitee={inviteeName(invitee)} />
        </Fact>
      )}
      <Fact label={t("bookings.facts.who")}>
        <b className="strong">
          <bdi>{inviteeName(invitee)}</bdi>
        </b>
        {invitee.email && (
          <>
            <br />
            <a href={mailTo(invitee.email)}>{readableEmail(invitee.email)}</a>
          </>
        )}
        {invitee.timezone !== timezone && (
          <>
            <br />
            <span className="quiet">
              {t("bookings.facts.timeThere", {
                city: cityOf(invitee.timezone),
                time: formatTime(booking.start, invitee.timezone, clock),
              })}
            </span>
          </>
        )}
      </Fact>
      {(guests.length > 0 || onGuests) && (
        <Fact label={t("guests.label")}>
          {guests.map(({ id, name, email }) => (
            <div key={id}>
              {name && <bdi className={css.guest}>{name}</bdi>}
              <a href={mailTo(email)}>{readableEmail(email)}</a>
            </div>
          ))}
          {onGuests && (
            <button type="button" className={css.factAction} onClick={onGuests}>
              {t(guests.length > 0 ? "guests.change" : "guests.add")}
            </button>
          )}
        </Fact>
      )}
      <Fact label={t("bookings.facts.where")}>
        {link ? <a href={link}>{placeWords(location)}</a> : placeWords(location)}
      </Fact>
      {answers.map(({ label, value }, index) => (
        <Answer key={label} label={label} value={value} first={index === firstLong} />
      ))}
    </dl>
  );
}
