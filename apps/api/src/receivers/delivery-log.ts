import type { DeliveryTry, ReceiverDelivery } from "@daybook/contract/deliveries";
import { formatInstant } from "@daybook/core/time/instant";
import { type DeliveryRow, findDelivery, listDeliveries } from "@daybook/db/account-deliveries";
import type { Database } from "@daybook/db/connection";
import type { Receiver, Standing } from "@daybook/db/receiver-deliveries";
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

/** Both are told of each booking's changes in their order. */
const shownAt = (now: number) => ({ now, strict: ["webhook", "chat"] });

export const presentDelivery = (row: DeliveryRow): ReceiverDelivery => ({
  id: row.id,
  eventId: row.eventId,
  type: row.type,
  // Of a change itself nothing is planned for later.
  state: row.state === "planned" ? "waiting" : row.state,
  attempts: row.attempts,
  createdAt: formatInstant(row.createdAt),
  doneAt: toldInstant(row.doneAt),
  // While one is under way nobody knows whether there will be a next one.
  nextAttemptAt: row.state === "waiting" && row.leasedUntil === null ? formatInstant(row.dueAt) : null,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  bookingId: row.subjectKind === "booking" ? row.subjectId : null,
  booking: row.booking && { title: row.booking.title, inviteeName: row.booking.inviteeName },
  waitsFor: row.waitsFor,
});

type Found = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

export const presentTries = ({ tries }: Pick<Found, "tries">): DeliveryTry[] =>
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

/** A page of what was sent to a receiver that was found in the owner's scope. `now` in epoch ms. */
export async function deliveryPage(
  owner: OwnerId,
  db: Database,
  { sink, id }: Receiver,
  query: {
    state?: ReceiverDelivery["state"] | undefined;
    type?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
  now: number,
) {
  const { cursor, ...filter } = query;
  const before = readCursor(cursor, isId);
  const rows = await listDeliveries(owner, db, { ...filter, sink, target: id, trials: true, before }, shownAt(now));
  return pageOf(rows, query.limit, presentDelivery, (row) => row.id);
}

export async function requireDelivery(
  owner: OwnerId,
  db: Database,
  receiver: Receiver,
  id: string,
  now: number,
): Promise<Found> {
  const found = await findDelivery(owner, db, id, shownAt(now));
  if (found?.row.sink !== receiver.sink || found.row.target !== receiver.id) throw noDelivery();
  return found;
}
