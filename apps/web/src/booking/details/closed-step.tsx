import type { BookingPage } from "@daybook/contract/pages";
import { useEffect, useRef } from "react";
import styles from "../../picker/booking-page.module.css";
import { LinkButton } from "../../ui/button.tsx";
import { Trans } from "../../words/trans.tsx";
import { shortName } from "../facts.ts";
import { About } from "../times/about.tsx";
import type { Closed } from "./details-props.ts";

interface ClosedStepProps {
  page: BookingPage;
  closed: Closed;
  duration: number;
}

/** In the form's place, when its event type was paused or deleted meanwhile: nothing is held, and where to go instead. */
export function ClosedStep({ page, closed, duration }: ClosedStepProps) {
  const { host, eventType } = page;
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const isPaused = closed === "paused";
  const values = { title: <bdi>{eventType.title}</bdi> };
  return (
    <div className={`sheet ${styles.spread}`} data-step="details">
      <About page={page} duration={duration} />
      <section>
        <div className={styles.blank} role="alert">
          <h2 className="title-sm" ref={heading} tabIndex={-1}>
            {isPaused ? (
              <Trans id="booking.paused.title" values={values} />
            ) : (
              <Trans id="booking.closed.title" values={values} />
            )}
          </h2>
          <p className="muted">
            <Trans
              id={isPaused ? "booking.closed.paused" : "booking.closed.deleted"}
              values={{ name: <bdi>{host.name}</bdi> }}
            />
          </p>
          <LinkButton kind="primary" size="lg" href={`/${host.handle}`}>
            <span>
              <Trans id="booking.paused.others" values={{ name: <bdi>{shortName(host.name)}</bdi> }} />
            </span>
          </LinkButton>
        </div>
      </section>
    </div>
  );
}
