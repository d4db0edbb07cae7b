import type { WebhookMessage, WebhookPing } from "@daybook/contract/webhook-payload";
import type { WebhookEvent } from "@daybook/contract/webhooks";
import type { BookingSnapshot } from "@daybook/core/bookings/events";
import { formatInstant } from "@daybook/core/time/instant";
import { type BookingRow, type BookingSurroundings, bookingsWithSurroundings } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import type { WebhookRow } from "@daybook/db/webhooks";
import { system } from "../runtime/services.ts";

/** An event as it is told: instants are epoch milliseconds. */
export interface ToldEvent {
  id: string;
  at: number;
  kind: string;
  subjectKind: string;
  subjectId: string;
  sequence: number;
  before: unknown;
  after: unknown;
  actor: string;
}

/** Null when it is gone. */
export const readTold = async (db: Database, id: string): Promise<ToldBooking | null> =>
  (await bookingsWithSurroundings(system, db, [id])).get(id) ?? null;

const span = ({ state, start, end }: BookingSnapshot) => ({
  state,
  start: formatInstant(start),
  end: formatInstant(end),
});

/** A booking and who and what is around it. */
interface ToldBooking {
  row: BookingRow;
  around: BookingSurroundings;
}

/** What a webhook is sent of a change: of the booking what it was then, of the people around it what they are now. */
export function bookingMessage(event: ToldEvent, { row, around }: ToldBooking): WebhookMessage {
  const after = event.after as BookingSnapshot;
  const before = event.before as BookingSnapshot | null;
  return {
    id: event.id,
    version: 1,
    type: event.kind as WebhookEvent,
    createdAt: formatInstant(event.at),
    sequence: event.sequence,
    data: {
      booking: {
        id: row.id,
        ...span(after),
        eventType: { id: row.eventTypeId, slug: around.slug, title: row.settings.title },
        location: row.settings.location,
        price: row.settings.price,
        invitee: {
          name: row.inviteeName,
          email: row.inviteeEmail,
          timezone: row.inviteeTimezone,
          locale: row.inviteeLocale,
        },
        hosts: around.hosts.filter(({ id }) => after.hostIds.includes(id)).map(({ id, name }) => ({ id, name })),
        guests: row.guests.filter(({ id }) => after.guestIds?.includes(id)).map(({ email, name }) => ({ email, name })),
        answers: row.answers,
        cancellation:
          after.state === "cancelled"
            ? { by: event.actor as "host" | "invitee" | "system", reason: after.reason }
            : null,
        calendarUid: row.calendarUid,
        createdAt: formatInstant(row.createdAt),
      },
      previous: before && span(before),
    },
  };
}

export const pingMessage = (event: ToldEvent, { id, description }: WebhookRow): WebhookPing => ({
  id: event.id,
  version: 1,
  type: "webhook.ping",
  createdAt: formatInstant(event.at),
  sequence: event.sequence,
  data: { webhook: { id, description } },
});

/** The body that tells of an event; null when what it tells of is gone. */
export async function webhookBody(
  read: (id: string) => Promise<ToldBooking | null>,
  event: ToldEvent,
  webhook: WebhookRow,
): Promise<WebhookMessage | WebhookPing | null> {
  if (event.kind === "webhook.ping") return pingMessage(event, webhook);
  // An old event is emptied for its number's sake alone.
  const found = event.subjectKind === "booking" && event.after ? await read(event.subjectId) : null;
  return found && bookingMessage(event, found);
}
