import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import css from "../channels.module.css";
import type { ChannelDraft } from "./channel-draft.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { fieldProblems, unfit } from "./field-problems.ts";

interface ChannelDialogProps {
  title: string;
  action: string;
  draft: ChannelDraft;
  /** What is kept of where it leads; null for a new one. */
  kept: string | null;
  onClose(): void;
  onSend(draft: ChannelDraft): Promise<unknown>;
}

/** A channel as it is made or edited. */
export function ChannelDialog({ title, action, draft: first, kept, onClose, onSend }: ChannelDialogProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<ReturnType<typeof unfit>>({});
  const [refusals, setRefusals] = useState(0);
  const show = (found: typeof problems) => {
    setProblems(found);
    setRefusals((count) => count + 1);
  };
  // Once they stand in the page: a frame earlier there may be none.
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refusals]);
  const send = useMutation({
    mutationFn: () => onSend(draft),
    onError: (error) => show(fieldProblems(error, draft.kind)),
  });
  const submit = () => {
    const found = unfit(draft, kept === null);
    if (Object.keys(found).length > 0) show(found);
    else send.mutate();
  };
  const isSaid = Object.keys(problems).length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t("webhooks.form.cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={send.isPending}>
            {action}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        className={css.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) submit();
        }}
      >
        {send.error && !isSaid && (
          <Note tone="danger" role="alert">
            {errorSentence(send.error)}
          </Note>
        )}
        <ChannelFields
          draft={draft}
          kept={kept}
          problems={problems}
          onChange={(next) => {
            setDraft(next);
            setProblems({});
          }}
        />
      </form>
    </Dialog>
  );
}
