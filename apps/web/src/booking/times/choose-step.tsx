import type { BookingPage } from "@daybook/contract/pages";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import styles from "../../picker/booking-page.module.css";
import { showDay, useDayInView } from "../../picker/show-day.ts";
import { dateIn, type Slot } from "../../picker/slots-by-day.ts";
import { TimePicker } from "../../picker/time-picker.tsx";
import { refreshTimes, type TimesSource } from "../../picker/times-source.ts";
import { useTimes } from "../../picker/use-times.ts";
import { ownZone } from "../../time/zones.ts";
import { t } from "../../words/words.ts";
import { shortName } from "../facts.ts";
import { type HoldDesk, ownUntil } from "../hold.ts";
import { isGone } from "../sentences.ts";
import { StickyBar } from "../sticky-bar.tsx";
import { go, type UrlState } from "../url-state.ts";
import { About } from "./about.tsx";
import { Paused } from "./paused.tsx";
import { MissedNote, TakenNote } from "./taken-note.tsx";
import { useMissedTime } from "./use-missed-time.ts";

interface ChooseStepProps {
  page: BookingPage;
  source: TimesSource;
  zone: string;
  duration: number;
  hold: HoldDesk;
  url: UrlState;
  /** The time that was booked here a moment ago. */
  own: string | null;
  live: { watched: boolean; taken: ReadonlySet<number> };
  /** The first answer's version, from which live events count. */
  onVersion(version: number): void;
  /** The page stands: what comes next may be loaded. */
  onReady(): void;
}

/** What had the focus is gone: it goes to the chosen time, or where there is none to the open day. */
export function focusChosen(): void {
  const chosen = document.querySelector<HTMLElement>(".time[aria-current]");
  (chosen ?? document.querySelector<HTMLElement>("[aria-selected=true] > button"))?.focus({ preventScroll: true });
}

export function ChooseStep({
  own,
  page,
  source,
  zone,
  duration,
  hold,
  url,
  live,
  onVersion,
  onReady,
}: ChooseStepProps) {
  const client = useQueryClient();
  const dayPage = useRef<HTMLElement>(null);
  const [refusal, setRefusal] = useState<{ error: unknown; start: string } | null>(null);
  const { paused } = page.eventType;
  const times = useTimes({
    source,
    duration,
    zone,
    month: url.month,
    // The chosen time knows its day, in whatever zone its address was made.
    date: url.time ? dateIn(zone, url.time) : url.date,
    watched: live.watched,
    ownUntil: ownUntil(hold.state),
  });

  const version = times.answer?.version;
  useEffect(() => {
    if (version !== undefined) onVersion(version);
  }, [version, onVersion]);
  useEffect(() => {
    const idle = setTimeout(onReady, 1200);
    return () => clearTimeout(idle);
  }, [onReady]);

  const shown = times.day?.free.find(({ start }) => url.time !== null && Date.parse(start) === Date.parse(url.time));
  const missed = useMissedTime(url.time, times, own);
  useDayInView(dayPage, url.date !== null || url.time !== null);
  const change = (patch: Parameters<typeof go>[0], options?: Parameters<typeof go>[1]) => {
    setRefusal(null);
    go(patch, options);
  };
  const openDay = (date: string) => {
    // The page of the new day must stand before a phone can scroll to it.
    flushSync(() => change({ month: times.monthFor(date), date, time: null }));
    showDay(dayPage.current, "smooth");
  };
  const select = ({ start }: Slot) => change({ time: start, date: dateIn(zone, start) }, { replace: true });
  const takeInstead = ({ start }: Slot) => {
    const date = dateIn(zone, start);
    flushSync(() => change({ month: times.monthFor(date), date, time: start }, { replace: true }));
    focusChosen();
  };
  const next = async ({ start }: Slot) => {
    setRefusal(null);
    const outcome = await hold.take(start, duration);
    if (outcome.status === "none" || outcome.status === "asking") return;
    if (outcome.status === "failed" && isGone(outcome.error)) {
      hold.release();
      setRefusal({ error: outcome.error, start });
      void refreshTimes(client, source);
      return;
    }
    go({ time: start, date: dateIn(zone, start) }, { hash: "#details" });
  };

  if (paused)
    return (
      <div className={`sheet ${styles.spread}`} data-step="details">
        <About page={page} duration={duration} />
        <Paused page={page} />
      </div>
    );
  const busy = hold.state.status === "asking";
  const host = shortName(page.host.name);
  return (
    <>
      <div className={`sheet ${styles.spread}`}>
        <About
          page={page}
          duration={duration}
          onDuration={(minutes) => change({ duration: minutes, time: null }, { replace: true })}
        />
        <TimePicker
          times={times}
          source={source}
          duration={duration}
          zone={zone}
          firstZones={[
            { zone: ownZone(), why: t("ui.zoneHere") },
            { zone: page.eventType.timezone, why: t("booking.hostsTime", { name: host }) },
          ].filter((one, index, all) => all.findIndex(({ zone: other }) => other === one.zone) === index)}
          selected={url.time}
          taken={live.taken}
          go={t("booking.next")}
          busy={busy}
          notes={
            refusal ? (
              <TakenNote error={refusal.error} start={refusal.start} zone={zone} onChoose={takeInstead} />
            ) : (
              missed && <MissedNote missed={missed} zone={zone} onChoose={takeInstead} />
            )
          }
          dayRef={dayPage}
          onZone={(timezone) => {
            change({ timezone, ...(url.time ? { date: dateIn(timezone, url.time) } : {}) }, { replace: true });
            void refreshTimes(client, source);
          }}
          onMonth={(month) => change({ month, date: null, time: null })}
          onDate={openDay}
          onSelect={select}
          onGo={(slot) => void next(slot)}
        />
      </div>
      {shown && <StickyBar slot={shown} page={page} zone={zone} busy={busy} onNext={() => void next(shown)} />}
      <p className="sr" role="status">
        {url.time && times.day && !shown && !missed ? t("booking.noLongerFree") : ""}
      </p>
    </>
  );
}
