import { ruleNames } from "@daybook/contract/event-types";
import type { EventTypeRules } from "@daybook/core/bookings/settings";
import { fieldFailure } from "../runtime/failure.ts";

type Rule = keyof EventTypeRules;
/** What was left out stays out, and what is there is something. */
type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The fields that were sent. */
const given = <T extends object>(body: T) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Present<T>;

/** The fields of a body as they are stored: its rules as one value, the rest beside it. */
export function storedValues<T extends Partial<Record<Rule, unknown>>>(
  body: T,
): Present<Omit<T, Rule>> & { rules: Present<Pick<T, Extract<keyof T, Rule>>> } {
  const all = Object.entries(given(body));
  const isRule = ([name]: [string, unknown]) => (ruleNames as readonly string[]).includes(name);
  return {
    ...Object.fromEntries(all.filter((entry) => !isRule(entry))),
    rules: Object.fromEntries(all.filter(isRule)),
  } as Present<Omit<T, Rule>> & { rules: Present<Pick<T, Extract<keyof T, Rule>>> };
}

/** A draft is paused, and what is switched on is none: the one follows from the other. */
export function withDraft<T extends { draft?: boolean | undefined; paused?: boolean | undefined }>(body: T): T {
  if (body.draft && body.paused === false)
    throw fieldFailure("paused", "draft", "A draft is paused. Switching it on makes it public: leave draft out then.");
  if (body.draft) return { ...body, paused: true };
  return body.paused === false ? { ...body, draft: false } : body;
}
