import { useState } from "react";
import { draftProblems, judgedProblems } from "../draft/draft-problems.ts";
import { changedFields, rebase } from "../draft/event-type-draft.ts";
import type { EventTypeDraft } from "../draft/event-type-fields.ts";
import { questionFields, typedFields } from "../draft/question-drafts.ts";

/** An event type while it is edited: what was saved, what stands in the form, and what is wrong with it. */
export function useEventTypeForm(saved: EventTypeDraft) {
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  /** The questions' fields that may be told what they lack: those of the last try, and those typed in since. */
  const [judged, setJudged] = useState<ReadonlySet<string> | null>(null);
  const [fromServer, setFromServer] = useState<Record<string, string>>({});
  const changes = changedFields(base, draft);

  const change = (part: Partial<EventTypeDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    const { questions } = part;
    if (questions) setJudged((before) => before && new Set([...before, ...typedFields(draft.questions, questions)]));
    setFromServer((before) => {
      const fields = Object.entries(before);
      return Object.fromEntries(fields.filter(([path]) => !((path.split(".")[0] ?? "") in part)));
    });
  };
  return {
    draft,
    changes,
    dirty: Object.keys(changes).length > 0,
    problems: { ...fromServer, ...(judged ? judgedProblems(draft, judged) : {}) },
    change,
    setFromServer,
    /** True when all fits; else the problems show from now on. */
    check(): boolean {
      setJudged(new Set(questionFields(draft.questions)));
      return Object.keys(draftProblems(draft)).length === 0;
    },
    /** Back to what was saved. */
    discard() {
      setDraft(base);
      setJudged(null);
      setFromServer({});
    },
    /** Was saved as it is. */
    settle(next: EventTypeDraft) {
      setBase(next);
      setDraft(next);
      setJudged(null);
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
