import { type DeliveryRequest, type DomainEvent, orderKey, type SinkName } from "../events/event.ts";
import type { Actor } from "./change.ts";
import { type ReminderRule, reminderAbout, reminderDue } from "./reminders.ts";

/** Where a booking stands; the last four end it. */
export type BookingStanding = "pending" | "confirmed" | "no_show" | "cancelled" | "declined" | "expired" | "released";

/** A booking as an event tells of it. Instants are epoch milliseconds. */
export interface BookingSnapshot {
  state: BookingStanding;
  start: number;
  end: number;
  /** The iCalendar SEQUENCE. */
  sequence: number;
  hostIds: readonly string[];
  /** The versions to which the change raised its hosts, by id: whoever knows them has heard of it. */
  versions?: Readonly<Record<string, number>>;
  /** What was said about the last change; empty when nothing was. */
  reason: string;
  /** False where a host chose that the invitee and their guests get no mail of this change. */
  tellsInvitee?: boolean;
  /** Who comes along; absent when nobody does. */
  guestIds?: readonly string[];
}

export type BookingEventKind =
  | "booking.requested"
  | "booking.created"
  | "booking.approved"
  | "booking.declined"
  | "booking.expired"
  | "booking.released"
  | "booking.cancelled"
  | "booking.rescheduled"
  | "booking.reassigned"
  | "booking.guests_changed"
  | "booking.no_show"
  | "booking.restored"
  | "booking.answered"
  | "booking.readdressed"
  | "booking.resent";

export interface BookingEvent extends DomainEvent {
  kind: BookingEventKind;
  subject: { kind: "booking"; id: string };
  before: BookingSnapshot | null;
  after: BookingSnapshot;
}

const guestsOf = (snapshot: BookingSnapshot | null): readonly string[] => snapshot?.guestIds ?? [];

/** What a change of standing is called, whatever it was before. */
const ofStanding = {
  cancelled: "booking.cancelled",
  declined: "booking.declined",
  expired: "booking.expired",
  released: "booking.released",
  no_show: "booking.no_show",
  pending: "booking.requested",
} as const satisfies Record<Exclude<BookingStanding, "confirmed">, BookingEventKind>;

function kindOf(before: BookingSnapshot | null, after: BookingSnapshot): BookingEventKind | null {
  if (before?.state !== after.state) {
    if (after.state !== "confirmed") return ofStanding[after.state];
    if (before === null) return "booking.created";
    return before.state === "pending" ? "booking.approved" : "booking.restored";
  }
  if (before.start !== after.start || before.end !== after.end) return "booking.rescheduled";
  const same = (those: (snapshot: BookingSnapshot) => readonly string[]) =>
    [...those(before)].sort().join() === [...those(after)].sort().join();
  if (!same(({ hostIds }) => hostIds)) return "booking.reassigned";
  return same(guestsOf) ? null : "booking.guests_changed";
}

/** The event that lies between two states of a booking; null when nothing happened. `at` in epoch milliseconds. */
export function bookingEvent(
  bookingId: string,
  before: BookingSnapshot | null,
  after: BookingSnapshot,
  by: { actor: Actor | "system"; at: number },
): BookingEvent | null {
  const kind = kindOf(before, after);
  if (!kind) return null;
  // Each rise of the iCalendar SEQUENCE is an event, so the event's number is never below it.
  return { kind, subject: { kind: "booking", id: bookingId }, leastSequence: after.sequence, before, after, ...by };
}

/** The changes that are told by mail, by the names their mails have. */
export const mailed: Partial<Record<BookingEventKind, "confirmed" | "moved" | "cancelled">> = {
  "booking.created": "confirmed",
  "booking.rescheduled": "moved",
  "booking.cancelled": "cancelled",
  "booking.readdressed": "confirmed",
  "booking.resent": "confirmed",
};

/** These, and what is told by mail to guests alone. */
export const mailedKinds: readonly string[] = [...Object.keys(mailed), "booking.guests_changed"];

/** A change of a booking that is told by mail, among those before and after it. */
export type MailedChange = Pick<BookingEvent, "before" | "after">;

/** Whether the invitee, or one of their guests, is told of a change. */
const isTold = ({ before, after }: MailedChange, guestId: string | undefined): boolean =>
  after.tellsInvitee !== false &&
  (guestId === undefined || [...guestsOf(before), ...guestsOf(after)].includes(guestId));

/**
 * Where the invitee, or a guest of theirs, last heard that the booking is: a change they weren't told is none to them.
 * Null: they never heard.
 */
export function heardStart(change: MailedChange, earlier: readonly MailedChange[], guestId?: string): number | null {
  let { before } = change;
  for (const one of earlier.toReversed()) {
    if (isTold(one, guestId)) break;
    before = one.before;
  }
  return before?.start ?? null;
}

/** Whether changes followed, and the invitee, or a guest, is told none of them: what an older mail says isn't so any more. */
export const isSilenced = (later: readonly MailedChange[], guestId?: string): boolean =>
  later.length > 0 && !later.some((change) => isTold(change, guestId));

/** What a guest's mail tells of a change: one who is taken off is told that alone. */
export function guestNews(
  { kind, after }: Pick<BookingEvent, "kind" | "after">,
  guestId: string,
): "confirmed" | "moved" | "cancelled" | "removed" {
  if (kind === "booking.guests_changed") return guestsOf(after).includes(guestId) ? "confirmed" : "removed";
  return mailed[kind] ?? "confirmed";
}

/** The guests who are told of an event by mail: all of a change of the booking, of one of the guests whom it is about. */
function guestsToTell({ kind, before, after }: BookingEvent): readonly string[] {
  if (after.tellsInvitee === false) return [];
  if (kind !== "booking.guests_changed") return mailed[kind] ? guestsOf(after) : [];
  const [were, are] = [guestsOf(before), guestsOf(after)];
  return [...are.filter((id) => !were.includes(id)), ...were.filter((id) => !are.includes(id))];
}

/** The hosts whose times an event touches: those the booking had, and those it has. */
const hostsOf = ({ before, after }: BookingEvent): string[] => [
  ...new Set([...(before?.hostIds ?? []), ...after.hostIds]),
];

/** Whom a guest's mails are to, as deliveries name them. */
export const guestTarget = (id: string): string => `guest:${id}`;
export const guestIdOf = (target: string): string | undefined => /^guest:(.+)$/.exec(target)?.[1];

/** What an event asks for: mails to the invitee, their guests and each host, and word to whoever shows the hosts' times. */
export function bookingDeliveries(event: BookingEvent): DeliveryRequest[] {
  const mail = mailed[event.kind];
  // What is told by no mail may happen again at the same SEQUENCE: its time tells one from the other.
  const once = mail ? event.after.sequence : `${event.after.sequence}:${event.at}`;
  const stem = `${event.subject.id}:${mail ?? event.kind}:${once}`;
  const request = (sink: SinkName, target: string): DeliveryRequest => ({
    sink,
    target,
    orderKey: orderKey(sink, target, event.subject),
    dedupeKey: `${sink}:${stem}:${target}`,
    dueAt: event.at,
  });
  const readers = [
    ...(event.after.tellsInvitee === false ? [] : ["invitee"]),
    ...event.after.hostIds.map((id) => `host:${id}`),
  ];
  return [
    ...(mail ? readers : []).map((to) => request("mail", to)),
    ...guestsToTell(event).map((id) => request("mail", guestTarget(id))),
    ...hostsOf(event).map((id) => request("push", id)),
  ];
}

/** Each time that a booking is given has a SEQUENCE of its own; who hosts it may change within one. */
const setsTime: readonly BookingEventKind[] = ["booking.created", "booking.approved", "booking.rescheduled"];
/** After these it is planned anew what is sent by itself: what was planned before holds no more. */
export const planningKinds: readonly BookingEventKind[] = [...setsTime, "booking.reassigned", "booking.restored"];

/**
 * What is sent by itself at the time that a booking has after an event; nothing for what is past by then. Whoever isn't
 * told of the time isn't reminded of it either. Each is alone in its order: it neither waits for a mail about a change nor
 * keeps one back.
 */
export function reminderDeliveries(event: BookingEvent, rules: readonly ReminderRule[]): DeliveryRequest[] {
  const { after, at, subject } = event;
  if (after.state !== "confirmed" || !planningKinds.includes(event.kind)) return [];
  const once = setsTime.includes(event.kind) ? after.sequence : `${after.sequence}:${at}`;
  const hosts = after.hostIds.map((id) => `host:${id}`);
  const invitee = after.tellsInvitee === false ? [] : ["invitee"];
  const readers = { invitee, host: hosts, both: [...invitee, ...hosts] };
  return rules.flatMap((rule) => {
    const dueAt = reminderDue(rule, after);
    if (dueAt <= at) return [];
    const about = reminderAbout(rule);
    return readers[rule.to].map((target) => {
      const key = `${rule.by}:${subject.id}:${about}:${once}:${target}`;
      return { sink: rule.by, target, about, orderKey: key, dedupeKey: key, dueAt };
    });
  });
}
