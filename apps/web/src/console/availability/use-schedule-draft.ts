import type { Schedule } from "@daybook/contract/schedules";
import { useEffect, useState } from "react";
import { countChanges, rebase } from "./hours/hours-changes.ts";
import { draftOf, type ScheduleDraft } from "./hours/hours-draft.ts";

interface Step {
  draft: ScheduleDraft;
  /** Steps of the same kind in a row, such as arrow keys in one field, are one step back. */
  tag: string | null;
}

/** A schedule while it is edited: every change can be taken back, one after the other. */
export function useScheduleDraft(schedule: Schedule) {
  const [saved, setSaved] = useState(() => draftOf(schedule));
  const [version, setVersion] = useState(schedule.version);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const draft = steps.at(-1)?.draft ?? saved;
  const changes = countChanges(saved, draft);

  const settle = (next: Schedule) => {
    setSaved(draftOf(next));
    setVersion(next.version);
    setSteps([]);
  };
  useEffect(() => {
    // Saved in another tab while nothing was changed here.
    if (schedule.version > version && changes === 0) settle(schedule);
  });

  return {
    draft,
    saved,
    version,
    changes,
    canUndo: steps.length > 0,
    apply(change: (draft: ScheduleDraft) => ScheduleDraft, tag: string | null = null) {
      setSteps((before) => {
        const last = before.at(-1);
        const next = change(last?.draft ?? saved);
        const same = tag !== null && last?.tag === tag;
        return [...(same ? before.slice(0, -1) : before), { draft: next, tag }];
      });
    },
    undo: () => setSteps((before) => before.slice(0, -1)),
    discard: () => setSteps([]),
    settle,
    /** Somebody else saved meanwhile: mine stays on top. */
    takeOver(theirs: Schedule) {
      const base = draftOf(theirs);
      setSteps([{ draft: rebase(saved, draft, base), tag: null }]);
      setSaved(base);
      setVersion(theirs.version);
    },
  };
}
