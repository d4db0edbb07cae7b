import type { Actor } from "@daybook/core/bookings/change";
import type { Effect } from "@daybook/db/outbox";
import type { Services } from "../services.ts";

/** What a mail about a booking is made from, besides the booking itself. Instants are epoch milliseconds. */
export interface BookingMailPayload extends Record<string, unknown> {
  kind: "confirmed" | "moved" | "cancelled";
  audience: "invitee" | "host";
  start: number;
  end: number;
  previousStart: number | null;
  sequence: number;
  by: Actor;
  reason: string;
  origin: string;
}

interface Changed {
  hostId: string;
  bookingId: string;
  now: number;
  mail: Omit<BookingMailPayload, "audience">;
}

/** The rows a change of a booking leaves in the outbox: a mail to both people, and word to whoever shows the host's times. */
export function bookingEffects(services: Services, changed: Changed): Effect[] {
  const { bookingId, hostId, now, mail } = changed;
  const effect = (kind: string, dedupeKey: string, payload: Record<string, unknown>): Effect => ({
    id: services.newId(),
    kind,
    dedupeKey,
    bookingId,
    payload,
    dueAt: now,
    createdAt: now,
  });
  const stem = `${bookingId}:${mail.kind}:${mail.sequence}`;
  return [
    ...(["invitee", "host"] as const).map((audience) =>
      effect("mail", `mail:${stem}:${audience}`, { ...mail, audience }),
    ),
    effect("push", `push:${stem}`, { hostId }),
  ];
}
