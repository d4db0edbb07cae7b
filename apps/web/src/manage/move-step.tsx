import type { Managed } from "@daybook/contract/bookings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { call } from "../api/client.ts";
import { errorCode, errorSentence } from "../api/error-sentence.ts";
import { fetchManagedSlots } from "../api/managed.ts";
import booking from "../booking/booking.module.css";
import details from "../booking/details.module.css";
import { possessive, shortName } from "../booking/facts.ts";
import { FactsLedger } from "../booking/facts-ledger.tsx";
import { isGone } from "../booking/sentences.ts";
import { Bar } from "../booking/sticky-bar.tsx";
import { TakenNote } from "../booking/taken-note.tsx";
import { go, type UrlState } from "../booking/url-state.ts";
import { ZoneWords } from "../booking/zone-words.tsx";
import { showDay } from "../picker/show-day.ts";
import { dateIn, type Slot } from "../picker/slots-by-day.ts";
import { TimePicker } from "../picker/time-picker.tsx";
import { refreshTimes, type TimesSource } from "../picker/times-source.ts";
import { useTimes } from "../picker/use-times.ts";
import { useClock } from "../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTime, formatTimeRange } from "../time/format.ts";
import { monthOf } from "../time/month.ts";
import { cityOf } from "../time/zones.ts";
import { Button } from "../ui/button.tsx";
import { DayHead } from "../ui/day-head.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";

interface MoveStepProps {
  token: string;
  managed: Managed;
  zone: string;
  url: UrlState;
  onStay(): void;
  onMoved(said: string): void;
  /** The booking stands otherwise than this page shows it. */
  onStale(): void;
}

const nobody: ReadonlySet<number> = new Set();

/** The same calendar as for booking; one's own booking is not in the way. */
export function MoveStep({ token, managed, zone, url, onStay, onMoved, onStale }: MoveStepProps) {
  const client = useQueryClient();
  const clock = useClock();
  const heading = useRef<HTMLHeadingElement>(null);
  const dayPage = useRef<HTMLElement>(null);
  const key = useRef<{ start: string; key: string } | null>(null);
  const duration = (Date.parse(managed.end) - Date.parse(managed.start)) / 60_000;
  const source = useMemo<TimesSource>(
    () => ({
      key: ["manage", token],
      timezone: managed.host.timezone,
      fetch: (range, signal) => fetchManagedSlots(token, range, signal),
    }),
    [token, managed.host.timezone],
  );
  // It opens where the booking stands now.
  const date = url.date ?? (url.month ? null : dateIn(zone, managed.start));
  const times = useTimes({ source, duration, zone, month: url.month, date, watched: false, ownUntil: null });
  useEffect(() => {
    scrollTo({ top: 0, behavior: "instant" });
    heading.current?.focus({ preventScroll: true });
  }, []);

  const move = useMutation({
    mutationFn: ({ start }: Slot) => {
      // One key for each wish: pressed again after a broken line, it moves once.
      if (key.current?.start !== start) key.current = { start, key: crypto.randomUUID() };
      return call("POST /v1/manage/{token}/rescheduling", {
        params: { token },
        body: { start, duration },
        idempotencyKey: key.current.key,
      });
    },
    onSuccess: (moved) => {
      void refreshTimes(client, source);
      onMoved(
        `Moved to ${formatInstantDate(moved.start, zone, "long")}, ${formatTime(moved.start, zone, clock)}. ${shortName(managed.host.name)} and you get an email.`,
      );
    },
    onError: (error) => {
      void refreshTimes(client, source);
      if (["already_cancelled", "already_over", "change_notice_passed"].includes(errorCode(error) ?? "")) onStale();
    },
  });

  const change = (patch: Parameters<typeof go>[0], options?: Parameters<typeof go>[1]) => {
    move.reset();
    go(patch, options);
  };
  const openDay = (date: string) => {
    flushSync(() => change({ month: monthOf(date), date, time: null }));
    showDay(dayPage.current, "smooth");
  };
  const choose = ({ start }: Slot) => {
    const date = dateIn(zone, start);
    change({ month: monthOf(date), date, time: start }, { replace: true });
  };
  const isSame = (start: string) => Date.parse(start) === Date.parse(managed.start);
  const chosen = times.day?.free.find(
    ({ start }) => url.time && !isSame(start) && Date.parse(start) === Date.parse(url.time),
  );
  const notes = move.error ? (
    isGone(move.error) && move.variables ? (
      <TakenNote error={move.error} start={move.variables.start} zone={zone} onChoose={choose} />
    ) : (
      <Note tone="danger" role="alert">
        {errorSentence(move.error)}
      </Note>
    )
  ) : null;
  return (
    <div className={booking.page} data-bar={chosen ? true : undefined}>
      <div className={`sheet ${booking.spread}`}>
        <section className={booking.about} aria-label="Your booking">
          <Button className={details.leave} kind="quiet" onClick={onStay}>
            <Icon of={ArrowLeft} /> Leave it where it is
          </Button>
          <h1 className="title" ref={heading} tabIndex={-1}>
            Move {managed.title}
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
            what={`${managed.title}, ${formatMinutes(duration)}`}
            who={managed.host.name}
            location={managed.location}
          />
          <p className="small quiet">It stays where it is until you choose a new time.</p>
        </section>
        <TimePicker
          times={times}
          source={source}
          duration={duration}
          zone={zone}
          firstZones={[
            { zone: managed.timezone, why: "where you booked" },
            { zone: managed.host.timezone, why: `${possessive(shortName(managed.host.name))} time` },
          ].filter((one, index, all) => all.findIndex(({ zone: other }) => other === one.zone) === index)}
          selected={url.time}
          taken={nobody}
          yours={managed}
          go="Move here"
          busy={move.isPending}
          notes={notes}
          dayRef={dayPage}
          onZone={(timezone) =>
            change({ timezone, ...(url.time ? { date: dateIn(timezone, url.time) } : {}) }, { replace: true })
          }
          onMonth={(month) => change({ month, date: null, time: null })}
          onDate={openDay}
          onSelect={choose}
          onGo={(slot) => move.mutate(slot)}
        />
      </div>
      {chosen && (
        <Bar
          slot={chosen}
          zone={zone}
          line={`It was ${formatInstantDate(managed.start, zone, "short")}, ${formatTime(managed.start, zone, clock)}, ${cityOf(zone)} time`}
          action={
            <Button kind="primary" size="lg" busy={move.isPending} onClick={() => move.mutate(chosen)}>
              Move here
            </Button>
          }
        />
      )}
    </div>
  );
}
