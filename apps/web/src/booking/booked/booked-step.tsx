import type { BookingPage } from "@daybook/contract/pages";
import { useEffect, useRef } from "react";
import styles from "../../picker/booking-page.module.css";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTime, formatTimeRange } from "../../time/format.ts";
import { currentTime } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { placeOf, possessive, shortName } from "../facts.ts";
import { FactsLedger } from "../facts-ledger.tsx";
import { ZoneWords } from "../zone-words.tsx";
import own from "./booked.module.css";
import type { BookedState } from "./booked-state.ts";
import { CalendarButtons } from "./calendar-buttons.tsx";
import { manageToken } from "./calendar-links.ts";
import { InkedPage } from "./inked-page.tsx";

interface BookedStepProps {
  page: BookingPage;
  booked: BookedState;
  onAgain(): void;
}

/** The pencil note has become ink. */
export function BookedStep({ page: { host, eventType }, booked: state, onAgain }: BookedStepProps) {
  const { booked, name, email, timezone: zone } = state;
  const clock = useClock();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const pending = booked.state === "pending";
  const minutes = (Date.parse(booked.end) - Date.parse(booked.start)) / MINUTE;
  const token = manageToken(booked.manageUrl);
  const manage = token ? `/manage/${encodeURIComponent(token)}` : booked.manageUrl;
  const until = Date.parse(booked.start) - eventType.changeNotice * MINUTE;
  const changeable = until > currentTime();
  const { location } = booked;
  const place = location.kind === "link" ? location.value : placeOf(location);
  const theirs = possessive(shortName(host.name));
  return (
    <div className={`sheet ${styles.spread}`} data-step="booked">
      <InkedPage
        start={booked.start}
        end={booked.end}
        zone={zone}
        title={eventType.title}
        line={`with ${host.name}`}
        look={pending ? "pencil" : "ink"}
        fresh
      />
      <section className={own.done}>
        <h1 className="title" ref={heading} tabIndex={-1}>
          {pending ? `Asked for, ${shortName(name)}.` : `You’re booked, ${shortName(name)}.`}
        </h1>
        <p className={own.lead}>
          {pending
            ? `${shortName(host.name)} will say yes or no; the answer goes to `
            : `It’s in ${theirs} diary, and the details are on their way to `}
          <b className="strong">{email}</b>.
        </p>
        <FactsLedger
          when={
            <>
              <b className="strong">
                {formatInstantDate(booked.start, zone, "long")},{" "}
                <span className="num">{formatTimeRange(booked.start, booked.end, zone, clock)}</span>
              </b>
              <br />
              <ZoneWords zone={zone} at={booked.start} />
            </>
          }
          what={`${eventType.title}, ${formatMinutes(minutes)}`}
          location={location}
          price={eventType.price}
          confirmed={!pending}
        />
        {!pending && (
          <CalendarButtons
            token={token}
            entry={{
              title: `${eventType.title} with ${host.name}`,
              start: booked.start,
              end: booked.end,
              place,
              details: `Move or cancel: ${booked.manageUrl}`,
            }}
          />
        )}
        <div className={`${own.change} small muted`}>
          {changeable ? (
            <p>
              Change of plan? <a href={`${manage}#move`}>Move it</a> or <a href={`${manage}#cancel`}>cancel</a> until{" "}
              {formatInstantDate(until, zone, "long")}, {formatTime(until, zone, clock)}. The link in your email leads
              to both.
            </p>
          ) : (
            <p>
              <a href={manage}>Your booking</a> stays at this link, which is in your email too. It’s too close to change
              it there.
            </p>
          )}
          <Button onClick={onAgain}>Book another time</Button>
        </div>
      </section>
    </div>
  );
}
