import type { BookingDetail } from "@daybook/contract/bookings";
import { mailboxOf } from "@daybook/core/bookings/guests";
import { cleanEmail, readableEmail } from "@daybook/core/text/email-address";
import { useMutation } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { call } from "../../../api/client.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import { shortName } from "../../../booking/facts.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { emailProblem } from "../../../ui/forms/email-problem.ts";
import { TextField } from "../../../ui/forms/field.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence, fieldErrors } from "../../error-sentence.ts";

interface CorrectDialogProps {
  booking: BookingDetail;
  onClose(): void;
  onDone(detail: BookingDetail): void;
  /** What opened it may be gone with the trouble. */
  focusAfter: RefObject<HTMLElement | null>;
}

/** Why an address can't be the invitee's. */
function problemOf({ invitee, guests }: BookingDetail, email: string): string | null {
  if (email === "") return t("rules.required");
  if (email === invitee.email) return t("bookings.correct.unchanged");
  const isGuest = guests.some((guest) => mailboxOf(guest.email) === mailboxOf(email));
  return isGuest ? t("bookings.correct.isGuest") : null;
}

/** Another address for the invitee: the confirmation goes there at once. */
export function CorrectDialog({ booking, onClose, onDone, focusAfter }: CorrectDialogProps) {
  const [typed, setTyped] = useState(readableEmail(booking.invitee.email));
  const [own, setOwn] = useState<string>();
  const keys = useKeyFor();
  const email = cleanEmail(typed);
  const correct = useMutation({
    mutationFn: () => {
      const body = { email };
      return call("POST /v1/bookings/{id}/address-correction", {
        params: { id: booking.id },
        body,
        idempotencyKey: keys.of(body),
      });
    },
    onSuccess: (detail) => {
      onDone(detail);
      onClose();
      // Where that address is known to get no mail either, the booking says so instead.
      if (detail.mail.stopped === null)
        toast(t("bookings.correct.done", { address: readableEmail(detail.invitee.email) }), { about: booking.id });
    },
  });
  const refused = fieldErrors(correct.error).email;
  const send = () => {
    const problem = problemOf(booking, email) ?? emailProblem(typed);
    setOwn(problem ?? undefined);
    if (problem === null) correct.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("bookings.correct.title", { name: shortName(booking.invitee.name) })}
      focusAfter={focusAfter}
      actions={
        <>
          <Button onClick={onClose}>{t("bookings.correct.keep")}</Button>
          <Button kind="primary" busy={correct.isPending} onClick={send}>
            {t("bookings.correct.go")}
          </Button>
        </>
      }
    >
      <p>{t("bookings.correct.explanation")}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={t("bookings.correct.label")}
          type="email"
          inputMode="email"
          autoComplete="off"
          dir="ltr"
          value={typed}
          error={own ?? refused}
          onChange={(event) => {
            setTyped(event.target.value);
            setOwn(undefined);
            correct.reset();
          }}
        />
      </form>
      {correct.error && errorCode(correct.error) !== "validation_failed" && (
        <Note tone="danger" role="alert">
          {errorSentence(correct.error)}
        </Note>
      )}
    </Dialog>
  );
}
