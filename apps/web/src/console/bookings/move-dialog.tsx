import type { BookingDetail } from "@daybook/contract/bookings";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { call } from "../../api/client.ts";
import { fetchMoveSlots } from "../../api/organizer.ts";
import { shortName } from "../../booking/facts.ts";
import { MoveNote } from "../../moving/move-note.tsx";
import { type MoveChoice, useMove } from "../../moving/use-move.ts";
import { MonthGrid } from "../../picker/month-grid.tsx";
import { dateIn } from "../../picker/slots-by-day.ts";
import type { TimesSource } from "../../picker/times-source.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatMinutes, formatTime } from "../../time/format.ts";
import { monthOf } from "../../time/month.ts";
import { currentTime } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { dateAndTimes } from "../date-words.ts";
import { errorSentence, loadErrorSentence } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import css from "./booking.module.css";
import { MoveTimes } from "./move-times.tsx";
import { refreshBookings } from "./refresh-bookings.ts";

const minutesOf = ({ start, end }: BookingDetail) => Math.round((Date.parse(end) - Date.parse(start)) / MINUTE);

/** It opens where the booking stands, or today if that is over. */
const beginning = (booking: BookingDetail, timezone: string): MoveChoice => {
  const date = dateIn(timezone, Math.max(Date.parse(booking.start), currentTime()));
  return { month: monthOf(date), date, time: null };
};

export function MoveDialog({ booking, onClose }: { booking: BookingDetail; onClose(): void }) {
  const client = useQueryClient();
  const { timezone } = useAccount();
  const clock = useClock();
  const name = shortName(booking.invitee.name);
  const usual = minutesOf(booking);
  const [choice, setChoice] = useState(() => beginning(booking, timezone));
  const [duration, setDuration] = useState(usual);
  const source = useMemo<TimesSource>(
    () => ({
      key: ["move", booking.id],
      timezone,
      fetch: (range, signal) => fetchMoveSlots(booking.id, range, signal),
    }),
    [booking.id, timezone],
  );
  const stands = duration === usual ? { start: booking.start, end: booking.end } : null;
  const move = useMove({
    source,
    zone: timezone,
    duration,
    stands,
    choice,
    onChoice: setChoice,
    send: (body, idempotencyKey) =>
      call("POST /v1/bookings/{id}/rescheduling", { params: { id: booking.id }, body, idempotencyKey }),
    onMoved: async ({ start, end }) => {
      await refreshBookings(client);
      const about = { about: booking.id };
      toast(t("bookings.move.done", { when: dateAndTimes(start, end, timezone, clock), name }), about);
      onClose();
    },
    onStale: () => void refreshBookings(client),
  });
  const { times, chosen } = move;
  const lengths = [...new Set([...booking.eventType.durations, usual])].sort((a, b) => a - b);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("bookings.move.title", { title: booking.title, name })}
      actions={
        <>
          <Button onClick={onClose}>{t("bookings.move.leave")}</Button>
          <Button kind="primary" disabled={!chosen} busy={move.isMoving} onClick={() => chosen && move.go(chosen)}>
            {chosen
              ? t("bookings.move.go", {
                  weekday: formatInstantDate(chosen.start, timezone, "weekday"),
                  time: formatTime(chosen.start, timezone, clock),
                })
              : t("bookings.move.choose")}
          </Button>
        </>
      }
    >
      <p>
        <Trans
          id="bookings.move.explanation"
          values={{ when: dateAndTimes(booking.start, booking.end, timezone, clock), name: <bdi>{name}</bdi> }}
        />
      </p>
      <MoveNote refusal={move.refusal} zone={timezone} onChoose={move.choose} sentence={errorSentence} />
      {!times.answer && times.error ? (
        <Note tone="danger" role="alert">
          {loadErrorSentence(times.error)}
        </Note>
      ) : null}
      {lengths.length > 1 && (
        <Segmented
          label={t("bookings.move.length")}
          size="sm"
          value={duration}
          onChange={(next) => {
            setDuration(next);
            setChoice({ ...choice, time: null });
          }}
          options={lengths.map((minutes) => ({ value: minutes, label: formatMinutes(minutes) }))}
        />
      )}
      <div className={css.picker}>
        <MonthGrid
          month={times.month}
          today={times.today}
          selected={times.date}
          counts={times.counts}
          onSelect={move.openDay}
          onMonth={move.openMonth}
        />
      </div>
      <MoveTimes
        times={times}
        timezone={timezone}
        stands={stands}
        selected={chosen?.start ?? null}
        onSelect={move.choose}
      />
    </Dialog>
  );
}
