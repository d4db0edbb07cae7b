import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import css from "../webhooks.module.css";
import { fieldProblems, type WebhookField } from "./field-problems.ts";
import { bodyOf, doubledHeader, type WebhookDraft } from "./webhook-draft.ts";
import { WebhookFields } from "./webhook-fields.tsx";

interface WebhookDialogProps {
  title: string;
  action: string;
  draft: WebhookDraft;
  kept?: readonly string[];
  onClose(): void;
  onSend(body: ReturnType<typeof bodyOf>): Promise<unknown>;
}

/** What can be known before it is sent; the rest is the server's to say. */
function unfit(draft: WebhookDraft): Partial<Record<WebhookField, string>> {
  const doubled = doubledHeader(draft);
  return {
    ...(draft.url.trim() === "" ? { url: t("rules.required") } : {}),
    ...(draft.events.length === 0 ? { events: t("webhooks.rules.noEvents") } : {}),
    ...(doubled === null ? {} : { headers: t("webhooks.rules.duplicate", { name: doubled }) }),
  };
}

/** A webhook as it is made or edited. */
export function WebhookDialog({ title, action, draft: first, kept, onClose, onSend }: WebhookDialogProps) {
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
    mutationFn: () => onSend(bodyOf(draft)),
    onError: (error) => show(fieldProblems(error)),
  });
  const submit = () => {
    const found = unfit(draft);
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
        className={css.form}
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
        <WebhookFields
          draft={draft}
          problems={problems}
          {...(kept ? { kept } : {})}
          onChange={(next) => {
            setDraft(next);
            setProblems({});
          }}
        />
      </form>
    </Dialog>
  );
}
