import type { Delivery, DeliveryDetail } from "@daybook/contract/deliveries";
import { formatInstant } from "@daybook/core/time/instant";
import type { DeliveryRow, findDelivery } from "@daybook/db/account-deliveries";
import { deliveryCause } from "../bookings/delivery-cause.ts";

type Tries = NonNullable<Awaited<ReturnType<typeof findDelivery>>>["tries"];
const told = (at: number | null): string | null => (at === null ? null : formatInstant(at));

/** While an attempt is under way, its due time is when it would be given up. */
const waits = ({ state, leasedUntil }: DeliveryRow): boolean =>
  (state === "waiting" || state === "planned") && leasedUntil === null;

export const presentDelivery = (row: DeliveryRow, recipient: Delivery["recipient"]): Delivery => ({
  id: row.id,
  eventId: row.eventId,
  sink: row.sink,
  target: row.target,
  recipient,
  type: row.type,
  about: row.takesOff ? "removed" : row.about,
  state: row.state,
  attempts: row.attempts,
  createdAt: formatInstant(row.createdAt),
  doneAt: told(row.doneAt),
  nextAttemptAt: waits(row) ? formatInstant(row.dueAt) : null,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  cause: deliveryCause(row.lastError),
  dismissedAt: told(row.dismissedAt),
  replayedAt: told(row.replayedAt),
  newKeySince: row.keySince,
  bookingId: row.subjectKind === "booking" ? row.subjectId : null,
  booking: row.booking && {
    title: row.booking.title,
    inviteeName: row.booking.inviteeName,
    start: formatInstant(row.booking.start),
  },
  waitsFor: row.waitsFor,
});

export const presentTries = (tries: Tries): DeliveryDetail["tries"] =>
  tries.map(({ number, at, endedAt, outcome, error, answer }) => ({
    number,
    at: formatInstant(at),
    endedAt: told(endedAt),
    outcome,
    error,
    cause: deliveryCause(error),
    status: answer?.status ?? null,
    headers: answer?.headers ?? {},
    body: answer?.body ?? "",
    took: answer?.took ?? null,
  }));
