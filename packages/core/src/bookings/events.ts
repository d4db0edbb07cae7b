import { type DeliveryRequest, type DomainEvent, orderKey, type SinkName } from "../events/event.ts";
import type { Actor } from "./change.ts";

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
  /** False where a host chose that the invitee gets no mail of this change. */
  tellsInvitee?: boolean;
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
  const hosts = (snapshot: BookingSnapshot) => [...snapshot.hostIds].sort().join();
  return hosts(before) === hosts(after) ? null : "booking.reassigned";
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

/** A change of a booking that is told by mail, among those before and after it. */
export type MailedChange = Pick<BookingEvent, "before" | "after">;

/** Where the invitee last heard that the booking is: a change they weren't told is none to them. Null: they never heard. */
export function heardStart(change: MailedChange, earlier: readonly MailedChange[]): number | null {
  let { before } = change;
  for (const one of earlier.toReversed()) {
    if (one.after.tellsInvitee !== false) break;
    before = one.before;
  }
  return before?.start ?? null;
}

/** Whether changes followed, and the invitee is told none of them: what an older mail says is not so any more. */
export const isSilenced = (later: readonly MailedChange[]): boolean =>
  later.length > 0 && later.every(({ after }) => after.tellsInvitee === false);

/** The hosts whose times an event touches: those the booking had, and those it has. */
const hostsOf = ({ before, after }: BookingEvent): string[] => [
  ...new Set([...(before?.hostIds ?? []), ...after.hostIds]),
];

/** What an event asks for: mails to the invitee and each host, and word to whoever shows the hosts' times. */
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
    ...hostsOf(event).map((id) => request("push", id)),
  ];
}
