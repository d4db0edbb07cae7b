import { newEventType } from "@daybook/contract/event-types";
import { type Message, type MessageKind, placeholdersOf } from "@daybook/core/bookings/messages";
import { ruleSentence } from "../draft/rule-sentence.ts";

export type MessageProblems = Partial<Record<keyof Message, string>>;

const fields = newEventType.shape.messages;

/** What doesn't fit in a mail's own words, by field. */
export function messageProblems(kind: MessageKind, message: Message): MessageProblems {
  const problems: MessageProblems = {};
  for (const issue of fields.safeParse({ [kind]: message }).error?.issues ?? []) {
    const field = issue.path[1] === "subject" ? "subject" : "text";
    problems[field] ??= ruleSentence(issue);
  }
  return problems;
}

/** Those that may stand in the text: some of them not in the subject. */
export const placeholdersIn = (kind: MessageKind) => ({
  all: placeholdersOf(kind, "text"),
  ofSubject: new Set<string>(placeholdersOf(kind, "subject")),
});
