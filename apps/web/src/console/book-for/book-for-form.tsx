import type { BookingDetail } from "@daybook/contract/bookings";
import type { EventType } from "@daybook/contract/event-types";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { shortName } from "../../booking/facts.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime, formatTimeRange } from "../../time/format.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { dateAndTimes } from "../date-words.ts";
import css from "./book-for.module.css";
import type { BookForDialogProps } from "./book-for-props.ts";
import { ChosenNote } from "./chosen-note.tsx";
import { PersonFields } from "./person-fields.tsx";
import { takeBack } from "./take-back.ts";
import { TimesColumn } from "./times-column.tsx";
import { type BookFor, useBookFor } from "./use-book-for.ts";
import { WhatFields } from "./what-fields.tsx";

interface BookForFormProps extends Pick<BookForDialogProps, "at" | "date" | "onClose" | "onBooked"> {
  eventTypes: readonly EventType[];
  first: EventType;
}

export function BookForForm({ eventTypes, first, at, date, onClose, onBooked }: BookForFormProps) {
  const client = useQueryClient();
  const clock = useClock();
  const formId = useId();
  const say = (booking: BookingDetail, told: boolean) => {
    const name = shortName(booking.invitee.name);
    const when = dateAndTimes(booking.start, booking.end, state.timezone, clock);
    const words = told ? t("bookFor.doneTold", { name, when }) : t("bookFor.done", { name, when });
    toast(words, { about: booking.id, undo: () => void takeBack(client, booking, told) });
    onBooked?.(booking.id);
    onClose();
  };
  const state = useBookFor({ first, at, from: date, onBooked: say });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.send();
  };
  return (
    <Dialog
      open
      wide
      alert
      onClose={onClose}
      title={t("bookFor.title")}
      actions={<Actions state={state} formId={formId} onClose={onClose} />}
    >
      <div className={css.both}>
        <TimesColumn state={state} />
        <form id={formId} className={css.form} onSubmit={submit} noValidate>
          <h3 className={css.when}>
            {state.chosen
              ? t("time.dateTime", {
                  date: formatInstantDate(state.chosen.start, state.timezone, "long"),
                  time: formatTimeRange(state.chosen.start, state.chosen.end, state.timezone, clock),
                })
              : t("bookFor.chooseTime")}
          </h3>
          <ChosenNote state={state} />
          {state.problem && (
            <Note tone="danger" role="alert">
              {state.problem}
            </Note>
          )}
          <WhatFields state={state} eventTypes={eventTypes} />
          <PersonFields state={state} />
        </form>
      </div>
    </Dialog>
  );
}

function Actions({ state, formId, onClose }: { state: BookFor; formId: string; onClose(): void }) {
  const clock = useClock();
  const { chosen, timezone } = state;
  const isFree = chosen !== null && chosen.kind !== "taken";
  const at = chosen && {
    weekday: formatInstantDate(chosen.start, timezone, "weekday"),
    time: formatTime(chosen.start, timezone, clock),
  };
  return (
    <>
      <Button onClick={onClose}>{t("bookings.move.leave")}</Button>
      <Button kind="primary" type="submit" form={formId} disabled={!isFree} busy={state.isBooking}>
        {at && isFree
          ? chosen.kind === "offered"
            ? t("bookFor.go", at)
            : t("bookFor.goAnyway", at)
          : t("bookings.move.choose")}
      </Button>
    </>
  );
}
