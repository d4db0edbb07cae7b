import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { dateAndTime, dayAndMonth } from "../date-words.ts";
import { useAccount } from "../frame/use-account.ts";

/** Writes instants in the account's zone. `long` tells day and time, but for today; `short` fits a margin. */
export function useWhen(): { now: number; long(instant: string): string; short(instant: string): string } {
  const { timezone } = useAccount();
  const clock = useClock();
  const now = useNow(MINUTE);
  const isToday = (instant: string) => dateIn(timezone, instant) === dateIn(timezone, now);
  return {
    now,
    long: (instant) =>
      isToday(instant) ? formatTime(instant, timezone, clock) : dateAndTime(instant, timezone, clock),
    short: (instant) => (isToday(instant) ? formatTime(instant, timezone, clock) : dayAndMonth(instant, timezone)),
  };
}
