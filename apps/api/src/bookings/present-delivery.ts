import type { BookingDetail } from "@daybook/contract/bookings";
import {
  type BookingEventKind,
  type BookingSnapshot,
  guestIdOf,
  guestNews,
  mailed,
} from "@daybook/core/bookings/events";
import { readReminder } from "@daybook/core/bookings/reminders";
import type { HistoryTold } from "@daybook/core/bookings/reply";
import { formatInstant } from "@daybook/core/time/instant";
import type { BookedHost, BookingRow } from "@daybook/db/bookings";
import type { deliveriesOfBooking } from "@daybook/db/deliveries";
import type { MailOutcome } from "@daybook/db/mail-outcomes";
import { deliveryCause } from "./delivery-cause.ts";
import { namedHost } from "./named-host.ts";

type Delivery = BookingDetail["deliveries"][number];
type DeliveryRow = Awaited<ReturnType<typeof deliveriesOfBooking>>[number];

/** The invitee's address at a time, epoch ms: that before the first correction after it. */
export const addressAt = (
  at: number | null,
  row: Pick<BookingRow, "inviteeEmail">,
  history: readonly { at: number; told: HistoryTold | null }[],
): string =>
  (at !== null && history.find((entry) => entry.at > at && entry.told?.was !== undefined)?.told?.was) ||
  row.inviteeEmail;

/** Whom it is to: its invitee, a guest, or one of the hosts; nobody's name stands for that of a host who isn't one any more. */
function recipientOf(target: string, row: BookingRow, hosts: readonly BookedHost[], ownHostId: string | undefined) {
  if (target === "invitee")
    return { to: row.inviteeEmail, recipient: { as: "invitee" as const, name: row.inviteeName, you: false } };
  const guestId = guestIdOf(target);
  if (guestId !== undefined) {
    const { email = "", name = "" } = row.guests.find(({ id }) => id === guestId) ?? {};
    return { to: email, recipient: { as: "guest" as const, name, you: false } };
  }
  const host = namedHost(target, hosts);
  return {
    to: host?.email ?? "",
    recipient: { as: "host" as const, name: host?.name ?? "", you: host !== undefined && host.id === ownHostId },
  };
}

/** What its mail is called: of a change of guests, by what it is to the one who gets it. */
function newsOf(kind: string, target: string, after: unknown): string {
  const guestId = guestIdOf(target);
  const change = { kind: kind as BookingEventKind, after: after as BookingSnapshot };
  if (guestId !== undefined && after !== null) return guestNews(change, guestId);
  return mailed[change.kind] ?? kind;
}

/** A mail about a booking, for one of its hosts: to whom, what became of it and why, and when it is tried next. */
export function presentDelivery(
  { eventKind, sink, target, about, after, doneAt, dueAt, leasedUntil, ...delivery }: DeliveryRow,
  row: BookingRow,
  hosts: readonly BookedHost[],
  ownHostId: string | undefined,
  outcome?: MailOutcome,
): Delivery {
  // While an attempt is under way, its due time is when it would be given up.
  const waits = delivery.state === "waiting" && leasedUntil === null;
  const reminder = readReminder(about);
  const what = reminder
    ? { before_start: "reminder", after_end: "follow_up" }[reminder.when]
    : newsOf(eventKind, target, after);
  return {
    ...delivery,
    ...recipientOf(target, row, hosts, ownHostId),
    // Of a text message the address that mails go to says nothing.
    ...(sink === "mail" ? {} : { to: "" }),
    kind: `${sink}.${what}`,
    ...(reminder ? { reminder } : {}),
    at: doneAt === null ? null : formatInstant(doneAt),
    cause: deliveryCause(delivery.lastError),
    outcome: outcome ? { ...outcome, at: formatInstant(outcome.at) } : null,
    nextAt: waits ? formatInstant(dueAt) : null,
  };
}
