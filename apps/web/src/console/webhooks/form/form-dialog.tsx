import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";

type Problems<F extends string> = Partial<Record<F, string>>;

interface FormDialogProps<D, F extends string> {
  title: string;
  action: string;
  className: string | undefined;
  draft: D;
  /** What can be known before it is sent; the rest is the server's to say. */
  unfit(draft: D): Problems<F>;
  refused(error: unknown, draft: D): Problems<F>;
  onClose(): void;
  onSend(draft: D): Promise<unknown>;
  children(fields: { draft: D; problems: Problems<F>; onChange(draft: D): void }): ReactNode;
}

/** A receiver as it is made or edited: what doesn't fit is said at its field, and the first such gets the focus. */
export function FormDialog<D, F extends string>(props: FormDialogProps<D, F>) {
  const { title, action, className, unfit, refused, onClose, onSend, children } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(props.draft);
  const [problems, setProblems] = useState<Problems<F>>({});
  const [refusals, setRefusals] = useState(0);
  const show = (found: Problems<F>) => {
    setProblems(found);
    setRefusals((count) => count + 1);
  };
  // Once they stand in the page: a frame earlier there may be none.
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refusals]);
  const send = useMutation({ mutationFn: () => onSend(draft), onError: (error) => show(refused(error, draft)) });
  const submit = () => {
    const found = unfit(draft);
    if (Object.keys(found).length > 0) show(found);
    else send.mutate();
  };
  const onChange = (next: D) => {
    setDraft(next);
    setProblems({});
  };
  const fields = children({ draft, problems, onChange });
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
        className={className}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) submit();
        }}
      >
        <Unplaced error={Object.keys(problems).length === 0 ? send.error : null} />
        <div className={className}>{fields}</div>
      </form>
    </Dialog>
  );
}

/** A refusal that belongs to no field. */
function Unplaced({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Note tone="danger" role="alert">
      {errorSentence(error)}
    </Note>
  );
}
