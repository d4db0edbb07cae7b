import type { BookingDetail } from "@daybook/contract/bookings";
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

/** What fits the margin; a longer label stands above its entry. */
const marginFits = 9;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div data-long={label.length > marginFits || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
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

/** Who, where, and what was answered. */
export function BookingFacts({ booking }: { booking: BookingDetail }) {
  const { timezone } = useAccount();
  const clock = useClock();
  const { invitee, location, cancellation } = booking;
  const link = placeLink(location);
  return (
    <dl className={`ledger ${css.facts}`}>
      {cancellation && (
        <Fact label={t("bookings.facts.ended")}>
          <CancelledBy cancellation={cancellation} invitee={invitee.name} />
        </Fact>
      )}
      <Fact label={t("bookings.facts.who")}>
        <b className="strong">
          <bdi>{invitee.name}</bdi>
        </b>
        <br />
        <a href={mailTo(invitee.email)}>{readableEmail(invitee.email)}</a>
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
      <Fact label={t("bookings.facts.where")}>
        {link ? <a href={link}>{placeWords(location)}</a> : placeWords(location)}
      </Fact>
      {booking.answers.map(({ label, value }) => (
        <Fact key={label} label={label}>
          <span className={css.answer}>{value}</span>
        </Fact>
      ))}
    </dl>
  );
}
