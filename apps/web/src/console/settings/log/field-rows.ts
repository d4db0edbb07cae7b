import type { AuditEntry } from "@daybook/contract/audit-log";
import type { PlainKey } from "@daybook/words/words";
import { t } from "../../../words/words.ts";
import type { FieldRow, Reader } from "./field-row.ts";
import { dateRows, hourRows } from "./hour-rows.ts";
import { isNothing, valueWords } from "./value-words.ts";

/** The forms' own names of fields, where a form has them, in the order in which they are told. */
const labels: Readonly<Record<string, PlainKey>> = {
  name: "settings.you.name",
  title: "eventTypes.details.title",
  of: "log.fields.of",
  handle: "log.fields.handle",
  slug: "eventTypes.details.link",
  email: "log.fields.email",
  phone: "settings.you.phone",
  tagline: "settings.you.tagline",
  description: "eventTypes.details.description",
  timezone: "settings.you.zone",
  locale: "log.fields.language",
  clock: "settings.clock.label",
  digest: "settings.digest.title",
  method: "log.fields.method",
  provider: "log.fields.method",
  secondFactor: "security.factor.title",
  attempts: "log.fields.attempts",
  kind: "log.fields.kind",
  server: "log.fields.server",
  secretUrl: "log.fields.address",
  sealed: "log.fields.address",
  scopes: "log.fields.scopes",
  expiresAt: "log.fields.expiresAt",
  state: "log.fields.state",
  start: "log.fields.start",
  end: "log.fields.end",
  guests: "log.fields.guests",
  answer: "log.fields.answer",
  notify: "log.fields.notify",
  reminders: "eventTypes.reminders.heading",
  scheduleId: "log.fields.schedule",
  durations: "eventTypes.time.length",
  slotInterval: "eventTypes.time.interval",
  bufferBefore: "eventTypes.time.bufferBefore",
  bufferAfter: "eventTypes.time.bufferAfter",
  minimumNotice: "eventTypes.limits.notice",
  bookingWindow: "log.fields.dates",
  changeNotice: "eventTypes.limits.change",
  location: "eventTypes.place.label",
  price: "eventTypes.details.price",
  questions: "eventTypes.questions.heading",
  messages: "eventTypes.messages.heading",
  maxGuests: "eventTypes.guests.most",
  ink: "eventTypes.ink.label",
  draft: "log.fields.draft",
  paused: "log.fields.paused",
  hidden: "log.fields.hidden",
  groups: "log.fields.groups",
  events: "log.fields.events",
  eventTypeIds: "log.fields.types",
  headers: "log.fields.headers",
  active: "log.fields.active",
  by: "log.fields.because",
  count: "log.fields.count",
  erasedAt: "log.fields.erasedAt",
};

/** A field that a later version writes down keeps its own name. */
const labelOf = (field: string): string => {
  const known = labels[field];
  return known ? t(known) : field;
};

const places = new Map(Object.keys(labels).map((field, place) => [field, place]));
const placeOf = (field: string): number => places.get(field) ?? places.size;

/** What an entry changed, field by field, in the reader's words. */
export function fieldRows({ before, after }: Pick<AuditEntry, "before" | "after">, reader: Reader): FieldRow[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort(
    (one, other) => placeOf(one) - placeOf(other),
  );
  return names.flatMap((name): FieldRow[] => {
    const [was, is] = [before?.[name], after?.[name]];
    // What a new thing doesn't have, or one that is gone didn't, is no news.
    if ((!before && (isNothing(is) || is === false)) || (!after && isNothing(was))) return [];
    if (name === "hours") return hourRows(was, is, reader);
    if (name === "overrides") return dateRows(was, is, reader);
    const words = (value: unknown) => valueWords(name, value, reader);
    // Of a yes or no there was nothing before: it has no former value, rather than "none".
    const hadValue = before !== null && !(typeof is === "boolean" && (was ?? null) === null);
    const row = { label: labelOf(name), before: hadValue ? words(was) : null, after: after ? words(is) : null };
    // What is kept secret is told once: that it is another.
    return [row.before === row.after ? { ...row, before: null } : row];
  });
}
