import { useState } from "react";
import { changedFields, draftProblems, type EventTypeDraft, rebase } from "./event-type-draft.ts";

/** An event type while it is edited: what was saved, what stands in the form, and what is wrong with it. */
export function useEventTypeForm(saved: EventTypeDraft) {
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [tried, setTried] = useState(false);
  const [fromServer, setFromServer] = useState<Record<string, string>>({});
  const changes = changedFields(base, draft);

  const change = (part: Partial<EventTypeDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setFromServer((before) => {
      const gone = Object.keys(part).map((field) => (field === "window" ? "bookingWindow" : field));
      return Object.fromEntries(Object.entries(before).filter(([path]) => !gone.includes(path.split(".")[0] ?? "")));
    });
  };
  return {
    draft,
    changes,
    dirty: Object.keys(changes).length > 0,
    problems: { ...fromServer, ...(tried ? draftProblems(draft) : {}) },
    change,
    setFromServer,
    /** True when all fits; else the problems show from now on. */
    check(): boolean {
      setTried(true);
      return Object.keys(draftProblems(draft)).length === 0;
    },
    /** Back to what was saved. */
    discard() {
      setDraft(base);
      setTried(false);
      setFromServer({});
    },
    /** Was saved as it is. */
    settle(next: EventTypeDraft) {
      setBase(next);
      setDraft(next);
      setTried(false);
      setFromServer({});
    },
    /** Somebody else saved meanwhile: mine stays on top. */
    takeOver(theirs: EventTypeDraft) {
      setDraft(rebase(base, draft, theirs));
      setBase(theirs);
    },
  };
}

export type EventTypeForm = ReturnType<typeof useEventTypeForm>;
