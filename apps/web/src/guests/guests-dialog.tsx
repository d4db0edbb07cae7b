import type { Guest } from "@daybook/contract/guests";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { fieldErrors } from "../api/error-sentence.ts";
import { useKeyFor } from "../api/use-key-for.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { Dialog } from "../ui/overlays/dialog.tsx";
import { t } from "../words/words.ts";
import { GuestField } from "./guest-field.tsx";
import { type GuestDraft, type GuestRules, refusedGuests, sentGuest, takeOver } from "./guest-list.ts";
import type { TypedGuest } from "./typed-guests.ts";

interface GuestsDialogProps {
  guests: readonly Guest[];
  rules: GuestRules;
  add(guests: { email: string; name?: string }[], key: string): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** Something was changed, perhaps not all: what stands is read anew. */
  refresh(): Promise<unknown>;
  /** What went wrong, in the reader's words. */
  sentenceOf(error: unknown): string;
  onClose(): void;
  onSaved(): void;
}

const isSame = (a: { email: string }, b: { email: string }) => a.email.toLowerCase() === b.email.toLowerCase();

/** Who comes along, changed as one wants them and then saved at once. */
export function GuestsDialog({ guests, rules, sentenceOf, onClose, onSaved, ...calls }: GuestsDialogProps) {
  const [draft, setDraft] = useState<GuestDraft>({ list: guests, typed: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const keys = useKeyFor();
  const change = useMutation({
    async mutationFn(list: readonly TypedGuest[]) {
      for (const guest of guests) if (!list.some((one) => isSame(one, guest))) await calls.remove(guest.id);
      const added = list.filter((one) => !guests.some((guest) => isSame(one, guest))).map(sentGuest);
      if (added.length > 0) await calls.add(added, keys.of(added));
    },
    onSuccess: onSaved,
    onSettled: calls.refresh,
  });
  const save = () => {
    const taken = takeOver(draft, rules);
    setDraft(taken.draft);
    setProblem(taken.problem);
    if (taken.problem === null) change.mutate(taken.draft.list);
  };
  const refused = change.error && refusedGuests(fieldErrors(change.error));
  const trouble: ReactNode = change.error && !refused && sentenceOf(change.error);
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t("guests.label")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" busy={change.isPending} onClick={save}>
            {t("ui.save")}
          </Button>
        </>
      }
    >
      <p>{t("guests.explanation")}</p>
      {trouble && (
        <Note tone="danger" role="alert">
          {trouble}
        </Note>
      )}
      <GuestField
        draft={draft}
        rules={rules}
        error={problem ?? refused ?? undefined}
        focus
        onChange={(next) => {
          setProblem(null);
          change.reset();
          setDraft(next);
        }}
      />
    </Dialog>
  );
}
