import type { Managed } from "@daybook/contract/manage";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../api/client.ts";
import { errorCode, errorSentence } from "../api/error-sentence.ts";
import { newKey } from "../api/new-key.ts";
import { shortName } from "../booking/facts.ts";
import { useClock } from "../time/clock.ts";
import { formatInstantDate, formatTimeRange } from "../time/format.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { TextareaField } from "../ui/forms/field.tsx";
import { Dialog } from "../ui/overlays/dialog.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";

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
  const key = useRef(newKey());
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
  return (
    <Dialog
      open
      alert
      onClose={onKeep}
      title={t("manage.cancel.title", { title: managed.title })}
      actions={
        <>
          <Button onClick={onKeep}>{t("manage.cancel.keep")}</Button>
          <Button kind="danger-fill" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t("manage.cancel.confirm")}
          </Button>
        </>
      }
    >
      <p>
        <Trans
          id="manage.cancel.consequence"
          values={{
            when: t("time.dateTime", {
              date: formatInstantDate(managed.start, zone, "long"),
              time: formatTimeRange(managed.start, managed.end, zone, clock),
            }),
            name: <bdi>{host}</bdi>,
          }}
        />
      </p>
      <TextareaField
        label={<Trans id="manage.cancel.reason" values={{ name: <bdi>{host}</bdi> }} />}
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
