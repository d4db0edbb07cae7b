import type { BookingDetail } from "@daybook/contract/bookings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { call } from "../../api/client.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { shortName } from "../../booking/facts.ts";
import { useClock } from "../../time/clock.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { TextareaField } from "../../ui/forms/field.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { dateAndTimes } from "../date-words.ts";
import { errorSentence } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import { refreshBookings } from "./refresh-bookings.ts";

interface CancelDialogProps {
  open: boolean;
  booking: BookingDetail;
  onClose(): void;
  /** The button that opened it goes with the booking. */
  focusAfter: RefObject<HTMLElement | null>;
}

/** Cancelling can't be taken back: someone gets a mail, and somebody else may take the time. */
export function CancelDialog({ open, booking, onClose, focusAfter }: CancelDialogProps) {
  const client = useQueryClient();
  const { timezone } = useAccount();
  const clock = useClock();
  const [reason, setReason] = useState("");
  const keys = useKeyFor();
  const name = shortName(booking.invitee.name);
  const cancel = useMutation({
    mutationFn: () => {
      const body = reason.trim() ? { reason: reason.trim().replace(/\s*\n\s*/g, " ") } : {};
      return call("POST /v1/bookings/{id}/cancellation", {
        params: { id: booking.id },
        body,
        idempotencyKey: keys.of(body),
      });
    },
    onSuccess: async () => {
      await refreshBookings(client);
      toast(t("bookings.cancel.done", { name }), { about: booking.id });
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("bookings.cancel.title", { title: booking.title, name })}
      alert
      focusAfter={focusAfter}
      actions={
        <>
          <Button onClick={onClose}>{t("bookings.cancel.keep")}</Button>
          <Button kind="danger-fill" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t("bookings.cancel.go")}
          </Button>
        </>
      }
    >
      <p>
        <Trans
          id="bookings.cancel.explanation"
          values={{ when: dateAndTimes(booking.start, booking.end, timezone, clock), name: <bdi>{name}</bdi> }}
        />
      </p>
      {cancel.error && (
        <Note tone="danger" role="alert">
          {errorSentence(cancel.error)}
        </Note>
      )}
      <TextareaField
        label={<Trans id="bookings.cancel.reason" values={{ name: <bdi>{name}</bdi> }} />}
        optional
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
