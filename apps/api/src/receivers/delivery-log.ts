import type { Delivery, DeliveryTry } from "@daybook/contract/deliveries";
import { formatInstant } from "@daybook/core/time/instant";
import type { Database } from "@daybook/db/connection";
import {
  findReceiverDelivery,
  listReceiverDeliveries,
  type Receiver,
  type ReceiverDeliveryRow,
  type Standing,
} from "@daybook/db/receiver-deliveries";
import { replayDelivery } from "@daybook/db/receiver-pauses";
import type { OwnerId } from "@daybook/db/scopes";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { ApiFailure } from "../runtime/failure.ts";

const noDelivery = () => new ApiFailure("not_found", { detail: "There is no such delivery." });

export const toldInstant = (at: number | null): string | null => (at === null ? null : formatInstant(at));

/** What is told of each webhook and channel besides what it is. */
export const presentStanding = (standing: Standing | undefined) => ({
  waiting: standing?.waiting ?? 0,
  failed: standing?.failed ?? 0,
  lastDelivery: standing?.last ? { ...standing.last, at: formatInstant(standing.last.at) } : null,
});

export const presentDelivery = (row: ReceiverDeliveryRow): Delivery => ({
  id: row.id,
  eventId: row.eventId,
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  createdAt: formatInstant(row.createdAt),
  doneAt: toldInstant(row.doneAt),
  nextAttemptAt: row.state === "waiting" ? formatInstant(row.dueAt) : null,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  bookingId: row.subjectKind === "booking" ? row.subjectId : null,
  booking: row.booking,
  waitsFor: row.waitsFor,
});

type Found = NonNullable<Awaited<ReturnType<typeof findReceiverDelivery>>>;

export const presentTries = ({ tries }: Found): DeliveryTry[] =>
  tries.map(({ number, at, endedAt, outcome, error, answer }) => ({
    number,
    at: formatInstant(at),
    endedAt: toldInstant(endedAt),
    outcome,
    error,
    status: answer?.status ?? null,
    headers: answer?.headers ?? {},
    body: answer?.body ?? "",
    took: answer?.took ?? null,
  }));

/** A page of what was sent to a receiver that was found in the owner's scope. */
export async function deliveryPage(
  owner: OwnerId,
  db: Database,
  receiver: Receiver,
  query: {
    state?: Delivery["state"] | undefined;
    type?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
) {
  const { cursor, limit, ...filter } = query;
  const rows = await listReceiverDeliveries(owner, db, receiver, {
    ...filter,
    limit,
    before: readCursor(cursor, isId),
  });
  return pageOf(rows, limit, presentDelivery, (row) => row.id);
}

export async function requireDelivery(owner: OwnerId, db: Database, receiver: Receiver, id: string): Promise<Found> {
  const found = await findReceiverDelivery(owner, db, receiver, id);
  if (!found) throw noDelivery();
  return found;
}

/** Has one sent once more; the ids to wake. */
export async function sendAgain(owner: OwnerId, db: Database, receiver: Receiver, id: string, now: number) {
  await requireDelivery(owner, db, receiver, id);
  return replayDelivery(owner, db, receiver, id, now);
}
