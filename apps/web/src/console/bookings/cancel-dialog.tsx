import type { BookingDetail } from "@daybook/contract/bookings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { call } from "../../api/client.ts";
import { errorSentence } from "../../api/error-sentence.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { shortName } from "../../booking/facts.ts";
import { useClock } from "../../time/clock.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { TextareaField } from "../../ui/forms/field.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { useAccount } from "../frame/use-account.ts";
import { whenWords } from "./booking-words.ts";
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
      toast(`Cancelled. ${name} is being told.`, { about: booking.id });
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Cancel ${booking.title} with ${name}?`}
      alert
      focusAfter={focusAfter}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger-fill" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel the booking
          </Button>
        </>
      }
    >
      <p>
        {whenWords(booking.start, booking.end, timezone, clock)}. {name} gets an email at once, and the time is free
        again for others.
      </p>
      {cancel.error && (
        <Note tone="danger" role="alert">
          {errorSentence(cancel.error)}
        </Note>
      )}
      <TextareaField
        label={`A word to ${name}`}
        optional
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
