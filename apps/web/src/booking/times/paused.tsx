import type { BookingPage } from "@daybook/contract/pages";
import styles from "../../picker/booking-page.module.css";
import { LinkButton } from "../../ui/button.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { shortName } from "../facts.ts";

export function Paused({ page: { host, eventType } }: { page: BookingPage }) {
  return (
    <section aria-label={t("booking.paused.region")}>
      <div className={styles.blank}>
        <h2 className="title-sm">
          <Trans id="booking.paused.title" values={{ title: <bdi>{eventType.title}</bdi> }} />
        </h2>
        <p className="muted">
          <Trans id="booking.paused.text" values={{ name: <bdi>{host.name}</bdi> }} />
        </p>
        <LinkButton href={`/${host.handle}`}>
          <span>
            <Trans id="booking.paused.others" values={{ name: <bdi>{shortName(host.name)}</bdi> }} />
          </span>
        </LinkButton>
      </div>
    </section>
  );
}
