import type { Managed } from "@daybook/contract/manage";
import { ArrowLeft } from "lucide-react";
import type { Ref } from "react";
import details from "../booking/details/details.module.css";
import { FactsLedger } from "../booking/facts-ledger.tsx";
import { ZoneWords } from "../booking/zone-words.tsx";
import booking from "../picker/booking-page.module.css";
import { dateIn } from "../picker/slots-by-day.ts";
import { useClock } from "../time/clock.ts";
import { formatMinutes, formatTimeRange } from "../time/format.ts";
import { Button } from "../ui/button.tsx";
import { DayHead } from "../ui/day-head.tsx";
import { Icon } from "../ui/icon.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";

interface MovedFromProps {
  managed: Managed;
  duration: number;
  zone: string;
  headingRef: Ref<HTMLHeadingElement>;
  onStay(): void;
}

/** The booking that is to be moved, where it stands now. */
export function MovedFrom({ managed, duration, zone, headingRef, onStay }: MovedFromProps) {
  const clock = useClock();
  return (
    <section className={booking.about} aria-label={t("manage.move.booking")}>
      <Button className={details.leave} kind="quiet" onClick={onStay}>
        <Icon of={ArrowLeft} turns /> {t("manage.move.leave")}
      </Button>
      <h1 className="title" ref={headingRef} tabIndex={-1}>
        <Trans id="manage.move.title" values={{ title: <bdi>{managed.title}</bdi> }} />
      </h1>
      <DayHead date={dateIn(zone, managed.start)} />
      <FactsLedger
        when={
          <>
            <b className="strong num">{formatTimeRange(managed.start, managed.end, zone, clock)}</b>
            <br />
            <ZoneWords zone={zone} at={managed.start} />
          </>
        }
        what={
          <Trans id="booking.what" values={{ title: <bdi>{managed.title}</bdi>, duration: formatMinutes(duration) }} />
        }
        who={managed.host.name}
        location={managed.location}
      />
      <p className="small quiet">{t("manage.move.stays")}</p>
    </section>
  );
}
