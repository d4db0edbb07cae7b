import type { Managed } from "@daybook/contract/manage";
import { useEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { call } from "../api/client.ts";
import { fetchManagedSlots } from "../api/managed.ts";
import { shortName } from "../booking/facts.ts";
import { Bar } from "../booking/sticky-bar.tsx";
import { go, type UrlState } from "../booking/url-state.ts";
import { MoveNote } from "../moving/move-note.tsx";
import { useMove } from "../moving/use-move.ts";
import booking from "../picker/booking-page.module.css";
import { showDay } from "../picker/show-day.ts";
import { dateIn } from "../picker/slots-by-day.ts";
import { TimePicker } from "../picker/time-picker.tsx";
import type { TimesSource } from "../picker/times-source.ts";
import { useClock } from "../time/clock.ts";
import { MINUTE } from "../time/units.ts";
import { cityOf } from "../time/zones.ts";
import { Button } from "../ui/button.tsx";
import { t } from "../words/words.ts";
import { momentOf } from "./moment.ts";
import { MovedFrom } from "./moved-from.tsx";

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
  const clock = useClock();
  const heading = useRef<HTMLHeadingElement>(null);
  const dayPage = useRef<HTMLElement>(null);
  const duration = (Date.parse(managed.end) - Date.parse(managed.start)) / MINUTE;
  const source = useMemo<TimesSource>(
    () => ({
      key: ["manage", token],
      timezone: managed.host.timezone,
      fetch: (range, signal) => fetchManagedSlots(token, range, signal),
    }),
    [token, managed.host.timezone],
  );
  useEffect(() => {
    scrollTo({ top: 0, behavior: "instant" });
    heading.current?.focus({ preventScroll: true });
  }, []);

  const host = shortName(managed.host.name);
  const move = useMove({
    source,
    zone,
    duration,
    stands: managed,
    // It opens where the booking stands now.
    choice: { ...url, date: url.date ?? (url.month ? null : dateIn(zone, managed.start)) },
    onChoice: (next, kind) => go(next, { replace: kind === "correction" }),
    send: (body, idempotencyKey) =>
      call("POST /v1/manage/{token}/rescheduling", { params: { token }, body, idempotencyKey }),
    onMoved: ({ start }) => onMoved(t("manage.move.done", { when: momentOf(start, zone, clock), name: host })),
    onStale,
  });
  const { chosen } = move;
  return (
    <div className={booking.page} data-bar={chosen ? true : undefined}>
      <div className={`sheet ${booking.spread}`}>
        <MovedFrom managed={managed} duration={duration} zone={zone} headingRef={heading} onStay={onStay} />
        <TimePicker
          times={move.times}
          source={source}
          duration={duration}
          zone={zone}
          firstZones={[
            { zone: managed.timezone, why: t("manage.move.bookedZone") },
            { zone: managed.host.timezone, why: t("booking.hostsTime", { name: host }) },
          ].filter((one, index, all) => all.findIndex(({ zone: other }) => other === one.zone) === index)}
          selected={url.time}
          taken={nobody}
          yours={managed}
          go={t("manage.move.here")}
          busy={move.isMoving}
          notes={<MoveNote refusal={move.refusal} zone={zone} onChoose={move.choose} />}
          dayRef={dayPage}
          onZone={(timezone) =>
            go({ timezone, ...(url.time ? { date: dateIn(timezone, url.time) } : {}) }, { replace: true })
          }
          onMonth={move.openMonth}
          onDate={(date) => {
            // The page of the new day must stand before a phone can scroll to it.
            flushSync(() => move.openDay(date));
            showDay(dayPage.current, "smooth");
          }}
          onSelect={move.choose}
          onGo={move.go}
        />
      </div>
      {chosen && (
        <Bar
          slot={chosen}
          zone={zone}
          line={t("manage.move.was", {
            when: momentOf(managed.start, zone, clock, "short"),
            city: cityOf(zone),
          })}
          action={
            <Button kind="primary" size="lg" busy={move.isMoving} onClick={() => move.go(chosen)}>
              {t("manage.move.here")}
            </Button>
          }
        />
      )}
    </div>
  );
}
