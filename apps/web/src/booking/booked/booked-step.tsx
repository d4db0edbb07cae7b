import type { BookingPage } from "@daybook/contract/pages";
import { useEffect, useRef } from "react";
import styles from "../../picker/booking-page.module.css";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTime, formatTimeRange } from "../../time/format.ts";
import { currentTime } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { placeOf, shortName } from "../facts.ts";
import { FactsLedger } from "../facts-ledger.tsx";
import { ZoneWords } from "../zone-words.tsx";
import own from "./booked.module.css";
import type { BookedState } from "./booked-state.ts";
import { CalendarButtons } from "./calendar-buttons.tsx";
import { manageToken } from "./calendar-links.ts";
import { InkedPage } from "./inked-page.tsx";
import { Unreached } from "./unreached.tsx";

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
  const theirs = <bdi>{shortName(host.name)}</bdi>;
  return (
    <div className={`sheet ${styles.spread}`} data-step="booked">
      <InkedPage
        start={booked.start}
        end={booked.end}
        zone={zone}
        title={eventType.title}
        line={<Trans id="booking.with" values={{ name: <bdi>{host.name}</bdi> }} />}
        look={pending ? "pencil" : "ink"}
        fresh
      />
      <section className={own.done}>
        <h1 className="title" ref={heading} tabIndex={-1}>
          <Trans
            id={pending ? "booking.asked.heading" : "booking.booked.heading"}
            values={{ name: <bdi>{shortName(name)}</bdi> }}
          />
        </h1>
        <p className={own.lead}>
          <Trans
            id={pending ? "booking.asked.text" : "booking.booked.text"}
            values={{ name: theirs, email }}
            tags={{ b: <b className="strong" /> }}
          />
        </p>
        {token && <Unreached token={token} manage={manage} email={email} />}
        <FactsLedger
          when={
            <>
              <b className="strong">
                <Trans
                  id="time.dateTime"
                  values={{
                    date: formatInstantDate(booked.start, zone, "long"),
                    time: <span className="num">{formatTimeRange(booked.start, booked.end, zone, clock)}</span>,
                  }}
                />
              </b>
              <br />
              <ZoneWords zone={zone} at={booked.start} />
            </>
          }
          what={
            <Trans
              id="booking.what"
              values={{ title: <bdi>{eventType.title}</bdi>, duration: formatMinutes(minutes) }}
            />
          }
          location={location}
          price={eventType.price}
          guests={booked.guests}
          confirmed={!pending}
        />
        {!pending && (
          <CalendarButtons
            token={token}
            entry={{
              title: t("booking.title", { title: eventType.title, name: host.name }),
              start: booked.start,
              end: booked.end,
              place,
              details: t("booking.calendar.details", { url: booked.manageUrl }),
            }}
          />
        )}
        <div className={`${own.change} small muted`}>
          {changeable ? (
            <p>
              <Trans
                id="booking.booked.change"
                values={{
                  until: t("time.dateTime", {
                    date: formatInstantDate(until, zone, "long"),
                    time: formatTime(until, zone, clock),
                  }),
                }}
                tags={{
                  // biome-ignore lint/a11y/useAnchorContent: the message has its words
                  move: <a href={`${manage}#move`} />,
                  // biome-ignore lint/a11y/useAnchorContent: the message has its words
                  cancel: <a href={`${manage}#cancel`} />,
                }}
              />
            </p>
          ) : (
            <p>
              <Trans
                id="booking.booked.tooLate"
                // biome-ignore lint/a11y/useAnchorContent: the message has its words
                tags={{ link: <a href={manage} /> }}
              />
            </p>
          )}
          <Button onClick={onAgain}>{t("booking.booked.again")}</Button>
        </div>
      </section>
    </div>
  );
}
