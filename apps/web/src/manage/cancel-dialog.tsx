import type { Managed } from "@daybook/contract/bookings";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../api/client.ts";
import { errorCode, errorSentence } from "../api/error-sentence.ts";
import { shortName } from "../booking/facts.ts";
import { useClock } from "../time/clock.ts";
import { formatInstantDate, formatTimeRange } from "../time/format.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { TextareaField } from "../ui/forms/field.tsx";
import { Dialog } from "../ui/overlays/dialog.tsx";

interface CancelDialogProps {
  token: string;
  managed: Managed;
  zone: string;
  onKeep(): void;
  onCancelled(): void;
  /** The booking stands otherwise than this page shows it. */
  onStale(): void;
}

export function CancelDialog({ token, managed, zone, onKeep, onCancelled, onStale }: CancelDialogProps) {
  const clock = useClock();
  const [reason, setReason] = useState("");
  const key = useRef(crypto.randomUUID());
  const host = shortName(managed.host.name);
  const cancel = useMutation({
    mutationFn: () =>
      call("POST /v1/manage/{token}/cancellation", {
        params: { token },
        body: reason.trim() ? { reason: reason.trim() } : {},
        idempotencyKey: key.current,
      }),
    onSuccess: onCancelled,
    onError: (error) => {
      const code = errorCode(error);
      if (code === "already_cancelled") onCancelled();
      else if (code === "already_over" || code === "change_notice_passed") onStale();
    },
  });
  const when = `${formatInstantDate(managed.start, zone, "long")}, ${formatTimeRange(managed.start, managed.end, zone, clock)}`;
  return (
    <Dialog
      open
      alert
      onClose={onKeep}
      title={`Cancel ${managed.title}?`}
      actions={
        <>
          <Button onClick={onKeep}>Keep it</Button>
          <Button kind="danger-fill" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel the booking
          </Button>
        </>
      }
    >
      <p>
        {when}. {host} and you get an email at once, and the time is free again for others.
      </p>
      <TextareaField
        label={`A word to ${host}`}
        optional
        dir="auto"
        maxLength={1000}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value.replaceAll("\n", " "))}
      />
      {cancel.error && (
        <Note tone="danger" role="alert">
          {errorSentence(cancel.error)}
        </Note>
      )}
    </Dialog>
  );
}
