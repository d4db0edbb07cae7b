import type { BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import type { ReactNode } from "react";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { cityOf } from "../../time/zones.ts";
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

/** Who, where, and what was answered. */
export function BookingFacts({ booking }: { booking: BookingDetail }) {
  const { timezone } = useAccount();
  const clock = useClock();
  const { invitee, location, cancellation } = booking;
  const link = placeLink(location);
  return (
    <dl className={`ledger ${css.facts}`}>
      {cancellation && (
        <Fact label="Ended">
          Cancelled by {cancellation.by === "host" ? "you" : invitee.name}
          {cancellation.reason && <>: “{cancellation.reason}”</>}
        </Fact>
      )}
      <Fact label="Who">
        <b className="strong">{invitee.name}</b>
        <br />
        <a href={mailTo(invitee.email)}>{readableEmail(invitee.email)}</a>
        {invitee.timezone !== timezone && (
          <>
            <br />
            <span className="quiet">
              {cityOf(invitee.timezone)}, where it is {formatTime(booking.start, invitee.timezone, clock)} then
            </span>
          </>
        )}
      </Fact>
      <Fact label="Where">{link ? <a href={link}>{placeWords(location)}</a> : placeWords(location)}</Fact>
      {booking.answers.map(({ label, value }) => (
        <Fact key={label} label={label}>
          <span className={css.answer}>{value}</span>
        </Fact>
      ))}
    </dl>
  );
}
