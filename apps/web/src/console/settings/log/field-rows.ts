import type { AuditEntry } from "@daybook/contract/audit-log";
import type { PlainKey } from "@daybook/words/words";
import { t } from "../../../words/words.ts";
import type { FieldRow, Reader } from "./field-row.ts";
import { dateRows, hourRows } from "./hour-rows.ts";
import { valueWords } from "./value-words.ts";

/** The forms' own names of fields, where a form has them. */
const labels: Readonly<Record<string, PlainKey>> = {
  active: "log.fields.active",
  answer: "log.fields.answer",
  attempts: "log.fields.attempts",
  bookingWindow: "log.fields.dates",
  bufferAfter: "eventTypes.time.bufferAfter",
  bufferBefore: "eventTypes.time.bufferBefore",
  by: "log.fields.because",
  changeNotice: "eventTypes.limits.change",
  clock: "settings.clock.label",
  count: "log.fields.count",
  description: "eventTypes.details.description",
  digest: "settings.digest.title",
  draft: "log.fields.draft",
  durations: "eventTypes.time.length",
  email: "log.fields.email",
  end: "log.fields.end",
  eventTypeIds: "log.fields.types",
  events: "log.fields.events",
  expiresAt: "log.fields.expiresAt",
  groups: "log.fields.groups",
  guests: "log.fields.guests",
  handle: "log.fields.handle",
  headers: "log.fields.headers",
  hidden: "log.fields.hidden",
  ink: "eventTypes.ink.label",
  kind: "log.fields.kind",
  locale: "log.fields.language",
  location: "eventTypes.place.label",
  maxGuests: "eventTypes.guests.most",
  messages: "eventTypes.messages.heading",
  method: "log.fields.method",
  minimumNotice: "eventTypes.limits.notice",
  name: "settings.you.name",
  notify: "log.fields.notify",
  of: "log.fields.of",
  paused: "log.fields.paused",
  phone: "settings.you.phone",
  price: "eventTypes.details.price",
  questions: "eventTypes.questions.heading",
  reminders: "eventTypes.reminders.heading",
  scheduleId: "log.fields.schedule",
  scopes: "log.fields.scopes",
  sealed: "log.fields.address",
  secretUrl: "log.fields.address",
  server: "log.fields.server",
  slotInterval: "eventTypes.time.interval",
  slug: "eventTypes.details.link",
  start: "log.fields.start",
  state: "log.fields.state",
  tagline: "settings.you.tagline",
  timezone: "settings.you.zone",
  title: "eventTypes.details.title",
};

/** A field that a later version writes down keeps its own name. */
const labelOf = (field: string): string => {
  const known = labels[field];
  return known ? t(known) : field;
};

/** What an entry changed, field by field, in the reader's words. */
export function fieldRows({ before, after }: Pick<AuditEntry, "before" | "after">, reader: Reader): FieldRow[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name): FieldRow[] => {
    const [was, is] = [before?.[name], after?.[name]];
    if (name === "hours") return hourRows(was, is, reader);
    if (name === "overrides") return dateRows(was, is, reader);
    const words = (value: unknown) => valueWords(name, value, reader);
    const row = { label: labelOf(name), before: before ? words(was) : null, after: after ? words(is) : null };
    // What is kept secret is told once: that it is another.
    return [row.before === row.after ? { ...row, before: null } : row];
  });
}
