import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { t } from "../../words/words.ts";
import { dateAndTime, dayAndMonth, timeToTheSecond } from "../date-words.ts";
import { useAccount } from "../frame/use-account.ts";

interface When {
  now: number;
  /** Day and time, but for today. */
  long(instant: string): string;
  /** The same to the second. */
  exact(instant: string): string;
  /** Fits a margin. */
  short(instant: string): string;
}

/** Writes instants in the account's zone. */
export function useWhen(): When {
  const { timezone } = useAccount();
  const clock = useClock();
  const now = useNow(MINUTE);
  const isToday = (instant: string) => dateIn(timezone, instant) === dateIn(timezone, now);
  return {
    now,
    long: (instant) =>
      isToday(instant) ? formatTime(instant, timezone, clock) : dateAndTime(instant, timezone, clock),
    exact(instant) {
      const time = timeToTheSecond(instant, timezone, clock);
      return isToday(instant)
        ? time
        : t("time.dateTime", { date: formatInstantDate(instant, timezone, "short"), time });
    },
    short: (instant) => (isToday(instant) ? formatTime(instant, timezone, clock) : dayAndMonth(instant, timezone)),
  };
}
