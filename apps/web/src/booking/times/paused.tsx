import type { BookingPage } from "@daybook/contract/pages";
import styles from "../../picker/booking-page.module.css";
import { LinkButton } from "../../ui/button.tsx";
import { shortName } from "../facts.ts";

export function Paused({ page: { host, eventType } }: { page: BookingPage }) {
  return (
    <section aria-label="Paused">
      <div className={styles.blank}>
        <h2 className="title-sm">{eventType.title} is paused</h2>
        <p className="muted">
          {host.name} takes no bookings for it at the moment. What is booked already stays booked.
        </p>
        <LinkButton href={`/${host.handle}`}>What else {shortName(host.name)} offers</LinkButton>
      </div>
    </section>
  );
}
