import type { Question } from "@daybook/contract/questions";
import { useCallback, useState } from "react";
import type { Address } from "../../api/pages.ts";
import { keep, kept } from "../../device/storage.ts";
import type { GuestDraft } from "../../guests/guest-list.ts";
import type { UrlState } from "../url-state.ts";

/** What the person has written so far: text, the chosen options, or whether a box is ticked. */
export type DraftAnswer = string | string[] | boolean;
export interface Draft {
  name: string;
  email: string;
  answers: Record<string, DraftAnswer>;
  /** Who comes along; absent as long as nobody was asked for. */
  guests?: GuestDraft | undefined;
}

/** A draft as the tab remembers it. */
export interface KeptDraft extends Draft {
  /** What the address prefilled when it was begun: the same address again, as after a reload, prefills nothing anew. */
  from?: string;
}

const prefillOf = ({ name, email, answers }: UrlState): string => JSON.stringify([name, email, answers]);

const blankAnswer = (question: Question): DraftAnswer =>
  question.kind === "several" ? [] : question.kind === "checkbox" ? false : "";

/** An answer from the address, if the question takes it. */
function prefilled(question: Question, values: string[] | undefined): DraftAnswer {
  const first = values?.[0];
  if (values === undefined || first === undefined) return blankAnswer(question);
  if (question.kind === "several") return values.filter((value) => question.options.includes(value));
  if (question.kind === "choice") return question.options.includes(first) ? first : "";
  if (question.kind === "checkbox") return first === "true" || first === "1" || first === "yes";
  // A number begins with a plus, which comes as a space where nobody encoded it.
  if (question.kind === "phone") return first.replace(/^ (?=\d)/, "+");
  return first;
}

const isBegun = (guests: GuestDraft | undefined): boolean =>
  guests !== undefined && (guests.list.length > 0 || guests.typed !== "");

/** What is kept stays, but for what another address says: who followed that link is whom it names. */
export function firstDraft(questions: readonly Question[], url: UrlState, kept: KeptDraft | null): Draft {
  const another = kept?.from !== prefillOf(url);
  const answers: Draft["answers"] = {};
  for (const question of questions) {
    const before = kept?.answers[question.id];
    const fits =
      typeof before === typeof blankAnswer(question) && Array.isArray(before) === (question.kind === "several");
    const said = another && url.answers[question.id] !== undefined;
    answers[question.id] =
      fits && before !== undefined && !said ? before : prefilled(question, url.answers[question.id]);
  }
  const { name, email } = kept && !(another && (url.name || url.email)) ? kept : url;
  return { name, email, answers, ...(isBegun(kept?.guests) ? { guests: kept?.guests } : {}) };
}

/** What was written on a page since its document was opened: where nothing can be stored, it outlives the way back. */
const written = new Map<string, KeptDraft>();

/**
 * The draft lives until it is booked or the tab is closed: neither a failure, nor going back, nor a reload loses a
 * word. The third of what is returned forgets it.
 */
export function useDraft({ handle, slug }: Address, questions: readonly Question[], url: UrlState) {
  const key = `daybook.draft:${handle}/${slug}`;
  const [draft, setDraft] = useState<Draft>(() => firstDraft(questions, url, written.get(key) ?? read(key)));
  const change = useCallback(
    (next: Draft) => {
      const kept: KeptDraft = { ...next, from: prefillOf(url) };
      setDraft(next);
      written.set(key, kept);
      keep(key, JSON.stringify(kept), "sessionStorage");
    },
    [key, url],
  );
  const forget = useCallback(() => {
    setDraft(firstDraft(questions, url, null));
    written.delete(key);
    keep(key, null, "sessionStorage");
  }, [key, questions, url]);
  return [draft, change, forget] as const;
}

function read(key: string): KeptDraft | null {
  try {
    const value: unknown = JSON.parse(kept(key, "sessionStorage") ?? "null");
    return value && typeof value === "object" && "answers" in value ? (value as KeptDraft) : null;
  } catch {
    return null;
  }
}
