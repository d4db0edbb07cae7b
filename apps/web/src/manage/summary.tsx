import type { Managed } from "@daybook/contract/bookings";
import { type ReactNode, useEffect, useRef } from "react";
import own from "../booking/booked/booked.module.css";
import { CalendarButtons } from "../booking/booked/calendar-buttons.tsx";
import { InkedPage } from "../booking/booked/inked-page.tsx";
import { placeOf, shortName } from "../booking/facts.ts";
import { FactsLedger } from "../booking/facts-ledger.tsx";
import { go } from "../booking/url-state.ts";
import { ZoneWords } from "../booking/zone-words.tsx";
import booking from "../picker/booking-page.module.css";
import { useClock } from "../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTime, formatTimeRange } from "../time/format.ts";
import { MINUTE } from "../time/units.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
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
  const movable = managed.page.bookable;
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
        line={`with ${managed.host.name}`}
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
        <FactsLedger
          when={
            <>
              <b className="strong">
                {formatInstantDate(managed.start, zone, "full")},{" "}
                <span className="num">{formatTimeRange(managed.start, managed.end, zone, clock)}</span>
              </b>
              <br />
              <ZoneWords zone={zone} at={managed.start} />
            </>
          }
          what={`${managed.title}, ${formatMinutes(minutes)}`}
          who={managed.host.name}
          location={location}
          price={managed.price}
          confirmed={state !== "cancelled" && state !== "pending"}
          answers={managed.answers}
        />
        {(state === "confirmed" || state === "too_late") && (
          <CalendarButtons
            token={token}
            entry={{
              title: `${managed.title} with ${managed.host.name}`,
              start: managed.start,
              end: managed.end,
              place: location.kind === "link" ? location.value : placeOf(location),
              details: `Move or cancel: ${window.location.origin}${window.location.pathname}`,
            }}
          />
        )}
        <div className={`${own.change} small muted`}>
          {canChange ? (
            <>
              <div className="btn-row">
                {movable && <Button onClick={() => go({}, { hash: "#move" })}>Move it</Button>}
                <Button kind="danger" onClick={() => go({}, { hash: "#cancel" })}>
                  Cancel…
                </Button>
              </div>
              <p>
                You can {movable ? "move or cancel" : "cancel"} until{" "}
                {formatInstantDate(managed.changeUntil, zone, "long")}, {formatTime(managed.changeUntil, zone, clock)}.
                {!movable && ` ${shortName(managed.host.name)} gives out no times for this at the moment.`}
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

function headline(state: Standing["state"], { invitee, title }: Managed): string {
  if (state === "cancelled") return `${title} is cancelled`;
  if (state === "over") return `${title} is over`;
  if (state === "pending") return `Asked for, ${shortName(invitee.name)}.`;
  return `You’re booked, ${shortName(invitee.name)}.`;
}

function lead(managed: Managed, state: Standing["state"], zone: string, clock: "12" | "24"): ReactNode {
  const { cancellation, host } = managed;
  if (state === "cancelled" && cancellation) {
    const who = cancellation.by === "host" ? host.name : "you";
    const when = `${formatInstantDate(cancellation.at, zone, "long")}, ${formatTime(cancellation.at, zone, clock)}`;
    return (
      <>
        Cancelled by {who} on {when}. {cancellation.reason && <q dir="auto">{cancellation.reason}</q>}
      </>
    );
  }
  if (state === "cancelled") return "Nothing is kept at this time any more.";
  if (state === "over") return "It stays here for your memory.";
  if (state === "pending") return `${shortName(host.name)} will say yes or no; the answer comes by email.`;
  return `It’s in ${shortName(host.name)}’s diary.`;
}

function AfterChange({ managed, state }: { managed: Managed; state: Standing["state"] }) {
  const { host, page } = managed;
  return (
    <>
      {state === "too_late" && (
        <p>It’s too late to move or cancel it here. Tell {host.name} directly if you can’t come.</p>
      )}
      {page.bookable && (
        <LinkButton href={`/${page.handle}/${page.slug}`}>
          {state === "too_late" ? "Book another time" : "Book a new time"}
        </LinkButton>
      )}
    </>
  );
}
