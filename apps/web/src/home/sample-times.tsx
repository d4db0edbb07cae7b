import { DayTimes } from "../picker/day-times.tsx";
import type { DaySlots } from "../picker/slots-by-day.ts";
import { useClock } from "../time/clock.ts";
import { t } from "../words/words.ts";
import { sampleZone } from "./sample-day.ts";

const nobody: ReadonlySet<number> = new Set();
const nothing = () => {};

/** The times of a booking page as they are there, with what somebody has chosen. */
export function SampleTimes({ day, selected = null }: { day: DaySlots; selected?: string | null }) {
  return (
    <DayTimes
      page="sample"
      day={day}
      zone={sampleZone}
      clock={useClock()}
      taken={nobody}
      own={null}
      selected={selected}
      go={t("booking.next")}
      busy={false}
      onSelect={nothing}
      onGo={nothing}
    />
  );
}
