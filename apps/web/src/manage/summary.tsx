import type { Managed } from "@daybook/contract/manage";
import { type ReactNode, useEffect, useRef } from "react";
import own from "../booking/booked/booked.module.css";
import { CalendarButtons } from "../booking/booked/calendar-buttons.tsx";
import { InkedPage } from "../booking/booked/inked-page.tsx";
import { placeOf, shortName } from "../booking/facts.ts";
import { FactsLedger } from "../booking/facts-ledger.tsx";
import { go } from "../booking/url-state.ts";
import { ZoneWords } from "../booking/zone-words.tsx";
import guests from "../guests/guests.module.css";
import booking from "../picker/booking-page.module.css";
import { useClock } from "../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTimeRange } from "../time/format.ts";
import { MINUTE } from "../time/units.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import { MailStopped } from "./mail-stopped.tsx";
import { mailboxProof } from "./mailbox-proof.ts";
import { momentOf } from "./moment.ts";
import { ReminderChoice } from "./reminder-choice.tsx";
import { type Standing, standingOf } from "./standing.ts";

interface SummaryProps {
  token: string;
  managed: Managed;
  zone: string;
  /** What has just happened, in a sentence. */
  news: string | null;
  /** Rises when something was done here: the page then begins at its top, with the focus on what was said. */
  results: number;
}

export function Summary({ token, managed, zone, news, results }: SummaryProps) {
  const clock = useClock();
  const { state, canChange } = standingOf(managed);
  const minutes = (Date.parse(managed.end) - Date.parse(managed.start)) / MINUTE;
  const { location } = managed;
  const isAhead = state === "confirmed" || state === "too_late";
  const movable = managed.page.bookable;
  const until = momentOf(managed.changeUntil, zone, clock);
  const heading = useRef<HTMLHeadingElement>(null);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (results === 0) return;
    scrollTo({ top: 0, behavior: "instant" });
    (note.current ?? heading.current)?.focus({ preventScroll: true });
  }, [results]);
  const looks = { cancelled: "struck", pending: "pencil", confirmed: "ink", over: "ink", too_late: "ink" } as const;
  return (
    <div className={`sheet ${booking.spread}`} data-step="booked">
      <InkedPage
        start={managed.start}
        end={managed.end}
        zone={zone}
        title={managed.title}
        line={<Trans id="booking.with" values={{ name: <bdi>{managed.host.name}</bdi> }} />}
        look={looks[state]}
      />
      <section className={own.done}>
        <h1 className="title" ref={heading} tabIndex={-1}>
          {headline(state, managed)}
        </h1>
        <p className={own.lead}>{lead(managed, state, zone, clock)}</p>
        {news && (
          <div className={own.news} ref={note} tabIndex={-1}>
            <Note tone="ok" role="status">
              {news}
            </Note>
          </div>
        )}
        <MailStopped token={token} managed={managed} mailbox={mailboxProof} />
        <FactsLedger
          when={
            <>
              <b className="strong">
                <Trans
                  id="time.dateTime"
                  values={{
                    date: formatInstantDate(managed.start, zone, "full"),
                    time: <span className="num">{formatTimeRange(managed.start, managed.end, zone, clock)}</span>,
                  }}
                />
              </b>
              <br />
              <ZoneWords zone={zone} at={managed.start} />
            </>
          }
          what={
            <Trans id="booking.what" values={{ title: <bdi>{managed.title}</bdi>, duration: formatMinutes(minutes) }} />
          }
          who={managed.host.name}
          location={location}
          price={managed.price}
          confirmed={state !== "cancelled" && state !== "pending"}
          answers={managed.answers}
          guests={managed.guests}
          guestsAction={
            isAhead &&
            (managed.maxGuests > 0 || managed.guests.length > 0) && (
              <button type="button" className={guests.action} onClick={() => go({}, { hash: "#guests" })}>
                {t(managed.guests.length > 0 ? "guests.change" : "guests.add")}
              </button>
            )
          }
        />
        {isAhead && (
          <CalendarButtons
            token={token}
            entry={{
              title: t("booking.title", { title: managed.title, name: managed.host.name }),
              start: managed.start,
              end: managed.end,
              place: location.kind === "link" ? location.value : placeOf(location),
              details: t("booking.calendar.details", {
                url: `${window.location.origin}${window.location.pathname}`,
              }),
            }}
          />
        )}
        {(state === "confirmed" || state === "too_late") && (
          <ReminderChoice token={token} managed={managed} zone={zone} />
        )}
        <div className={`${own.change} small muted`}>
          {canChange ? (
            <>
              <div className="btn-row">
                {movable && <Button onClick={() => go({}, { hash: "#move" })}>{t("manage.change.move")}</Button>}
                <Button kind="danger" onClick={() => go({}, { hash: "#cancel" })}>
                  {t("manage.change.cancel")}
                </Button>
              </div>
              <p>
                {movable ? (
                  t("manage.change.until", { until })
                ) : (
                  <Trans
                    id="manage.change.cancelOnlyUntil"
                    values={{ until, name: <bdi>{shortName(managed.host.name)}</bdi> }}
                  />
                )}
              </p>
            </>
          ) : (
            <AfterChange managed={managed} state={state} />
          )}
        </div>
      </section>
    </div>
  );
}

function headline(state: Standing["state"], managed: Managed): ReactNode {
  const title = <bdi>{managed.title}</bdi>;
  const name = <bdi>{shortName(managed.invitee.name)}</bdi>;
  if (state === "cancelled") return <Trans id="manage.headline.cancelled" values={{ title }} />;
  if (state === "over") return <Trans id="manage.headline.over" values={{ title }} />;
  if (state === "pending") return <Trans id="booking.asked.heading" values={{ name }} />;
  return <Trans id="booking.booked.heading" values={{ name }} />;
}

function lead(managed: Managed, state: Standing["state"], zone: string, clock: "12" | "24"): ReactNode {
  const { cancellation, host } = managed;
  if (state === "cancelled" && cancellation) {
    const when = momentOf(cancellation.at, zone, clock);
    return (
      <>
        {cancellation.by === "host" ? (
          <Trans id="manage.lead.cancelledByHost" values={{ when, name: <bdi>{host.name}</bdi> }} />
        ) : (
          <span>{t("manage.lead.cancelledByYou", { when })}</span>
        )}
        {cancellation.reason && (
          <span>
            {" "}
            <q dir="auto">{cancellation.reason}</q>
          </span>
        )}
      </>
    );
  }
  const name = <bdi>{shortName(host.name)}</bdi>;
  if (state === "cancelled") return t("manage.lead.cancelled");
  if (state === "over") return t("manage.lead.over");
  if (state === "pending") return <Trans id="manage.lead.pending" values={{ name }} />;
  return <Trans id="manage.lead.booked" values={{ name }} />;
}

function AfterChange({ managed, state }: { managed: Managed; state: Standing["state"] }) {
  const { host, page } = managed;
  return (
    <>
      {state === "too_late" && (
        <p>
          <Trans id="manage.change.tooLate" values={{ name: <bdi>{host.name}</bdi> }} />
        </p>
      )}
      {page.bookable && (
        <LinkButton href={`/${page.handle}/${page.slug}`}>
          {t(state === "too_late" ? "booking.booked.again" : "manage.change.bookNew")}
        </LinkButton>
      )}
    </>
  );
}
