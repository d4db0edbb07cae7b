import { newEventType } from "@daybook/contract/event-types";
import type { PlainKey } from "@daybook/words/words";
import { t } from "../../../words/words.ts";
import { windowProblems } from "./booking-window.ts";
import { bodyOf } from "./event-type-draft.ts";
import type { EventTypeDraft } from "./event-type-fields.ts";
import { questionProblems } from "./question-drafts.ts";
import { ruleSentence } from "./rule-sentence.ts";

const missing = {
  title: "eventTypes.problem.title",
  slug: "eventTypes.problem.slug",
  scheduleId: "eventTypes.problem.schedule",
  durations: "eventTypes.problem.durations",
} as const satisfies Partial<Record<keyof EventTypeDraft, PlainKey>>;

/** What doesn't fit yet, by dotted path as the server names it. */
export function draftProblems(draft: EventTypeDraft): Record<string, string> {
  const problems: Record<string, string> = {};
  const body = bodyOf(draft);
  for (const issue of newEventType.safeParse(body).error?.issues ?? []) {
    const [field] = issue.path;
    // The two shapes of a window are a union, whose own sentence says nothing.
    if (field === "bookingWindow" || field === "questions") continue;
    problems[issue.path.join(".")] ??= ruleSentence(issue, body);
  }
  for (const field of Object.keys(missing) as (keyof typeof missing)[])
    if (body[field].length === 0) problems[field] = t(missing[field]);
  Object.assign(problems, windowProblems(draft.bookingWindow));
  for (const [path, sentence] of questionProblems(draft.questions)) problems[`questions.${path}`] = sentence;
  return problems;
}

/** The same, but of the questions' fields only those that are `judged`: one just added isn't wrong yet. */
export function judgedProblems(draft: EventTypeDraft, judged: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(draftProblems(draft)).filter(([path]) => {
      const [head, index, field] = path.split(".");
      return head !== "questions" || judged.has(`${draft.questions[Number(index)]?.id}.${field}`);
    }),
  );
}
