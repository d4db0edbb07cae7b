import type { Booking } from "@daybook/contract/bookings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { newKey } from "../../../api/new-key.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import { shortName } from "../../../booking/facts.ts";
import { useClock } from "../../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../../time/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Checkbox } from "../../../ui/forms/choice.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { whyWords } from "../../book-for/why-words.ts";
import { refreshBookings } from "../../bookings/refresh-bookings.ts";
import { dateAndTimes } from "../../date-words.ts";
import { errorSentence } from "../../error-sentence.ts";
import type { Target } from "./aim.ts";
import type { Moving } from "./use-moving.ts";

/** Asks before a move that somebody is told of, and says what it costs. */
export function MoveConfirm({ moving, timezone }: { moving: Moving; timezone: string }) {
  const { booking, target, how, end } = moving;
  if (how !== "confirm" || !booking || !target) return null;
  return <Asking booking={booking} target={target} timezone={timezone} onClose={end} />;
}

interface AskingProps {
  booking: Booking;
  target: Target;
  timezone: string;
  onClose(): void;
}

function Asking({ booking, target, timezone, onClose }: AskingProps) {
  const clock = useClock();
  const [notify, setNotify] = useState(true);
  const name = shortName(booking.invitee.name);
  const { start, end, time } = target;
  const move = useMove(booking, timezone, onClose);
  const iso = (at: number) => new Date(at).toISOString();
  const why = time?.refused && whyWords(time.refused, timezone, clock);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("calendar.moving.title", { title: booking.title, name })}
      actions={
        <>
          <Button onClick={onClose}>{t("bookings.move.leave")}</Button>
          <Button
            kind="primary"
            autoFocus
            busy={move.isPending}
            disabled={time === null || time.kind === "taken"}
            onClick={() => move.mutate({ start: iso(start), outsideOffer: time?.kind === "overrulable", notify })}
          >
            {t("bookings.move.go", {
              weekday: formatInstantDate(start, timezone, "weekday"),
              time: formatTime(start, timezone, clock),
            })}
          </Button>
        </>
      }
    >
      <p>
        <Trans
          id="calendar.moving.fromTo"
          values={{
            from: dateAndTimes(booking.start, booking.end, timezone, clock),
            to: <b className="strong">{dateAndTimes(iso(start), iso(end), timezone, clock)}</b>,
          }}
        />
      </p>
      {why && (
        <Note tone="wait">
          <b className="strong">{t("calendar.moving.notOffered", { time: formatTime(start, timezone, clock) })}</b>{" "}
          {why}
        </Note>
      )}
      {move.error && (
        <Note tone="danger" role="alert">
          {errorSentence(move.error)}
        </Note>
      )}
      <Checkbox
        label={t("calendar.moving.tell", { name })}
        checked={notify}
        onChange={({ target }) => setNotify(target.checked)}
      />
    </Dialog>
  );
}

interface Wish {
  start: string;
  outsideOffer: boolean;
  notify: boolean;
}

const send = (id: string, { outsideOffer, ...wish }: Wish & { duration: number }, idempotencyKey: string) =>
  call("POST /v1/bookings/{id}/rescheduling", {
    params: { id },
    body: { ...wish, ...(outsideOffer ? { outsideOffer: true as const } : {}) },
    idempotencyKey,
  });

/** The move, with a way back to where it stood, whether or not that is offered any more. */
function useMove(booking: Booking, timezone: string, onClose: () => void) {
  const client = useQueryClient();
  const clock = useClock();
  const keys = useKeyFor();
  const { id } = booking;
  const duration = (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000;
  const back = async (notify: boolean) => {
    try {
      await send(id, { start: booking.start, duration, outsideOffer: true, notify }, newKey());
      toast(t("calendar.moving.back", { title: booking.title }), { about: id });
    } catch (error) {
      toast(errorSentence(error), { about: id });
    }
    await refreshBookings(client);
  };
  return useMutation({
    mutationFn: (wish: Wish) => send(id, { ...wish, duration }, keys.of(wish)),
    onSuccess: async ({ start, end }, { notify }) => {
      await refreshBookings(client);
      const [when, name] = [dateAndTimes(start, end, timezone, clock), shortName(booking.invitee.name)];
      toast(notify ? t("bookings.move.done", { when, name }) : t("calendar.moving.done", { when }), {
        about: id,
        undo: () => void back(notify),
      });
      onClose();
    },
    onError: () => void refreshBookings(client),
  });
}
