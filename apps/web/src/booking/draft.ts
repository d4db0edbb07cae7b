import type { Question } from "@daybook/contract/questions";
import { useCallback, useState } from "react";
import type { Address } from "../api/pages.ts";
import type { UrlState } from "./url-state.ts";

/** What the person has written so far: text, the chosen options, or whether a box is ticked. */
export type DraftAnswer = string | string[] | boolean;
export interface Draft {
  name: string;
  email: string;
  answers: Record<string, DraftAnswer>;
}

const blankAnswer = (question: Question): DraftAnswer =>
  question.kind === "several" ? [] : question.kind === "checkbox" ? false : "";

/** An answer from the address, if the question takes it. */
function prefilled(question: Question, values: string[] | undefined): DraftAnswer {
  const first = values?.[0];
  if (values === undefined || first === undefined) return blankAnswer(question);
  if (question.kind === "several") return values.filter((value) => question.options.includes(value));
  if (question.kind === "choice") return question.options.includes(first) ? first : "";
  if (question.kind === "checkbox") return first === "true" || first === "1" || first === "yes";
  return first;
}

export function firstDraft(questions: readonly Question[], url: UrlState, kept: Draft | null): Draft {
  const answers: Draft["answers"] = {};
  for (const question of questions) {
    const before = kept?.answers[question.id];
    const fits =
      typeof before === typeof blankAnswer(question) && Array.isArray(before) === (question.kind === "several");
    answers[question.id] = fits && before !== undefined ? before : prefilled(question, url.answers[question.id]);
  }
  return { name: kept?.name || url.name, email: kept?.email || url.email, answers };
}

/** The draft lives as long as the tab: neither a failure, nor going back, nor a reload loses a word. */
export function useDraft({ handle, slug }: Address, questions: readonly Question[], url: UrlState) {
  const key = `daybook.draft:${handle}/${slug}`;
  const [draft, setDraft] = useState<Draft>(() => firstDraft(questions, url, read(key)));
  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage a reload loses it; nothing else does.
      }
    },
    [key],
  );
  return [draft, change] as const;
}

function read(key: string): Draft | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return value && typeof value === "object" && "answers" in value ? (value as Draft) : null;
  } catch {
    return null;
  }
}
