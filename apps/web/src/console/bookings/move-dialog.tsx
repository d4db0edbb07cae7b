import type { BookingDetail } from "@daybook/contract/bookings";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { call } from "../../api/client.ts";
import { errorCode, errorSentence } from "../../api/error-sentence.ts";
import { fetchMoveSlots } from "../../api/organizer.ts";
import type { SlotsRange } from "../../api/pages.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { shortName } from "../../booking/facts.ts";
import { MonthGrid } from "../../picker/month-grid.tsx";
import { dateIn, slotsByDay } from "../../picker/slots-by-day.ts";
import { monthQuery } from "../../picker/times-source.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatMinutes, formatPlainDate, formatTime } from "../../time/format.ts";
import { type Month, monthOf } from "../../time/month.ts";
import { useNow } from "../../time/now.ts";
import { cityOf } from "../../time/zones.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Note } from "../../ui/note.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.tsx";
import { useAccount } from "../frame/use-account.ts";
import css from "./booking.module.css";
import { whenWords } from "./booking-words.ts";
import { refreshBookings } from "./refresh-bookings.ts";

const minutesOf = ({ start, end }: BookingDetail) => Math.round((Date.parse(end) - Date.parse(start)) / 60_000);

export function MoveDialog({ booking, onClose }: { booking: BookingDetail; onClose(): void }) {
  const client = useQueryClient();
  const { timezone } = useAccount();
  const clock = useClock();
  const now = useNow(60_000);
  const name = shortName(booking.invitee.name);
  const today = dateIn(timezone, now);
  const beginning = dateIn(timezone, Math.max(Date.parse(booking.start), now));
  const [month, setMonth] = useState<Month>(monthOf(beginning));
  const [date, setDate] = useState<string>(beginning);
  const [start, setStart] = useState<string | null>(null);
  const [duration, setDuration] = useState(minutesOf(booking));
  const keys = useKeyFor();

  const source = useMemo(
    () => ({
      key: ["move", booking.id] as const,
      timezone,
      fetch: (range: SlotsRange, signal: AbortSignal) => fetchMoveSlots(booking.id, range, signal),
    }),
    [booking.id, timezone],
  );
  const { data, error } = useQuery(monthQuery(source, month, duration));
  const days = data && slotsByDay(data, timezone, now);
  const counts = days ? new Map([...days].map(([day, { free }]) => [day, free.length])) : null;
  const free = days?.get(date)?.free;
  // Where it stands is no move, but shows what the others are beside.
  const stands = { start: booking.start, end: booking.end };
  const isHere = (slot: { start: string }) => Date.parse(slot.start) === Date.parse(stands.start);
  const standsHere = date === dateIn(timezone, stands.start) && duration === minutesOf(booking);
  const times =
    standsHere && days
      ? [...(free ?? []).filter((slot) => !isHere(slot)), stands].sort(
          (a, b) => Date.parse(a.start) - Date.parse(b.start),
        )
      : free;

  const move = useMutation({
    mutationFn: (to: string) => {
      const body = { start: to, duration };
      return call("POST /v1/bookings/{id}/rescheduling", {
        params: { id: booking.id },
        body,
        idempotencyKey: keys.of(body),
      });
    },
    onSuccess: async (moved) => {
      await refreshBookings(client);
      toast(`Moved to ${whenWords(moved.start, moved.end, timezone, clock)}. ${name} is being told.`, {
        about: booking.id,
      });
      onClose();
    },
    onError: (problem) => {
      if (errorCode(problem) === "slot_unavailable") setStart(null);
      void client.invalidateQueries({ queryKey: ["slots", ...source.key] });
    },
  });
  const lengths = [...new Set([...booking.eventType.durations, minutesOf(booking)])].sort((a, b) => a - b);

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move ${booking.title} with ${name}`}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button kind="primary" disabled={!start} busy={move.isPending} onClick={() => start && move.mutate(start)}>
            {start
              ? `Move to ${formatInstantDate(start, timezone, "weekday")} at ${formatTime(start, timezone, clock)}`
              : "Choose a time"}
          </Button>
        </>
      }
    >
      <p>
        It stands on {whenWords(booking.start, booking.end, timezone, clock)}. {name} gets an email with the new time.
      </p>
      {(move.error ?? error) && (
        <Note tone="danger" role="alert">
          {errorSentence(move.error ?? error)}
        </Note>
      )}
      {lengths.length > 1 && (
        <Segmented
          label="Length"
          size="sm"
          value={duration}
          onChange={(next) => {
            setDuration(next);
            setStart(null);
          }}
          options={lengths.map((minutes) => ({ value: minutes, label: formatMinutes(minutes) }))}
        />
      )}
      <div className={css.picker}>
        <MonthGrid
          month={month}
          today={today}
          selected={date}
          counts={counts}
          onSelect={(next) => {
            setDate(next);
            setStart(null);
          }}
          onMonth={setMonth}
        />
      </div>
      <div className={css.times}>
        <h3 className="label" id="move-times">
          {formatPlainDate(date, "long")}, times in {cityOf(timezone)}
        </h3>
        <div className={css.timeList} role="radiogroup" aria-labelledby="move-times">
          {!days && !error && <Skeleton width={12} />}
          {days && !times?.length && <p className="quiet">Nothing free on this day.</p>}
          {times?.map((slot) => (
            <label key={slot.start} className="chip" data-now={slot === stands || undefined}>
              <input
                type="radio"
                name="move-to"
                disabled={slot === stands}
                checked={slot.start === start}
                onChange={() => setStart(slot.start)}
              />
              <span className="num">{formatTime(slot.start, timezone, clock)}</span>
              {slot === stands && <span>now</span>}
            </label>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
