import type { BookingPage } from "@daybook/contract/pages";
import type { ReactNode } from "react";
import styles from "../picker/booking-page.module.css";
import type { Slot } from "../picker/slots-by-day.ts";
import { useClock } from "../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTimeRange } from "../time/format.ts";
import { MINUTE } from "../time/units.ts";
import { cityOf } from "../time/zones.ts";
import { Button } from "../ui/button.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import { shortName } from "./facts.ts";

/** On a phone the chosen time and the way on stay in reach. */
export function Bar({ slot, zone, line, action }: { slot: Slot; zone: string; line: ReactNode; action: ReactNode }) {
  const clock = useClock();
  return (
    <div className={styles.sticky}>
      <div>
        <div className="strong num">
          {t("time.dateTime", {
            date: formatInstantDate(slot.start, zone, "short"),
            time: formatTimeRange(slot.start, slot.end, zone, clock),
          })}
        </div>
        <div className="small muted trim">{line}</div>
      </div>
      {action}
    </div>
  );
}

interface StickyBarProps {
  slot: Slot;
  page: BookingPage;
  zone: string;
  busy: boolean;
  onNext(): void;
}

export function StickyBar({ slot, page, zone, busy, onNext }: StickyBarProps) {
  const minutes = (Date.parse(slot.end) - Date.parse(slot.start)) / MINUTE;
  return (
    <Bar
      slot={slot}
      zone={zone}
      line={
        <Trans
          id="booking.bar.with"
          values={{
            duration: formatMinutes(minutes),
            name: <bdi>{shortName(page.host.name)}</bdi>,
            city: cityOf(zone),
          }}
        />
      }
      action={
        <Button kind="primary" size="lg" busy={busy} onClick={onNext}>
          {t("booking.next")}
        </Button>
      }
    />
  );
}
