import { useEffect, useState } from "react";
import { currentTime, useNow } from "../../time/now.ts";
import { t } from "../../words/words.ts";

/** Whole seconds until an instant, never below zero; 0 also for none. */
export function useCountdown(until: string | null): number {
  const now = useNow(1000);
  return until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
}

/** Seconds left at which a screen reader is told. */
const told = [120, 60, 30];

/** What a screen reader says about a running hold: seldom enough not to disturb the writing. */
export function useSpokenCountdown(until: string | null, left: number): string {
  const [spoken, setSpoken] = useState("");
  useEffect(() => setSpoken(until && Date.parse(until) > currentTime() ? t("booking.hold.spoken") : ""), [until]);
  useEffect(() => {
    if (told.includes(left))
      setSpoken(
        left < 60
          ? t("booking.hold.secondsLeft", { count: left })
          : t("booking.hold.minutesLeft", { count: left / 60 }),
      );
    if (until && left === 0) setSpoken(t("booking.hold.spokenOver"));
  }, [left, until]);
  return spoken;
}
