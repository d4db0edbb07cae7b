import type { EventType, Ink } from "@daybook/contract/event-types";
import type { AnyLanguage } from "@daybook/words/languages";
import { type EventTypeDraft, type EventTypeSettings, eventTypeFields } from "./event-type-fields.ts";
import { slugFrom } from "./slug.ts";

const names = Object.keys(eventTypeFields) as (keyof EventTypeSettings)[];

/** An object of all fields, each by its own description; TypeScript can't follow field and value through the loop. */
const ofEach = <Whole>(make: (name: keyof EventTypeSettings) => unknown): Whole =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Whole;

const read = (name: keyof EventTypeSettings, sent: Partial<EventTypeSettings>): unknown =>
  (eventTypeFields[name].read as (value: unknown) => unknown)(sent[name]);
const write = (name: keyof EventTypeSettings, draft: EventTypeDraft): unknown =>
  (eventTypeFields[name].write as (value: unknown) => unknown)(draft[name]);

export const draftFrom = (eventType: EventType): EventTypeDraft => ofEach((name) => read(name, eventType));

export function blankDraft(
  scheduleId: string,
  ink: Ink,
  beginning: Partial<EventTypeSettings> = {},
  language?: AnyLanguage,
): EventTypeDraft {
  const begun = { ...beginning, slug: slugFrom(beginning.title ?? "", language), scheduleId, ink };
  return ofEach((name) => (name in begun ? read(name, begun) : structuredClone(eventTypeFields[name].blank)));
}

export const bodyOf = (draft: EventTypeDraft): EventTypeSettings => ofEach((name) => write(name, draft));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields in which two drafts differ, as they are sent. */
export function changedFields(before: EventTypeDraft, after: EventTypeDraft): Partial<EventTypeSettings> {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  return Object.fromEntries(names.filter((name) => !isSame(old[name], now[name])).map((name) => [name, now[name]]));
}

/** My changes on top of what somebody else saved meanwhile: mine win field by field, the rest is theirs. */
export function rebase(base: EventTypeDraft, mine: EventTypeDraft, theirs: EventTypeDraft): EventTypeDraft {
  return ofEach((name) => (isSame(base[name], mine[name]) ? theirs[name] : mine[name]));
}
