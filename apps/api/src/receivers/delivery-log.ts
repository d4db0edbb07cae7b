import type { WebhookDelivery } from "@daybook/contract/webhooks";
import { formatInstant } from "@daybook/core/time/instant";
import { type DeliveryRow, findDelivery, listDeliveries } from "@daybook/db/account-deliveries";
import type { Database } from "@daybook/db/connection";
import type { Receiver } from "@daybook/db/receiver-deliveries";
import type { OwnerId } from "@daybook/db/scopes";
import { noDelivery } from "../deliveries/routes.ts";
import { strictSinks } from "../effects/sinks.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import type { Services } from "../runtime/services.ts";
import { toldInstant } from "./standing.ts";

const shownAt = ({ now }: Pick<Services, "now">) => ({ now: now(), strict: strictSinks });

export const presentDelivery = (row: DeliveryRow): WebhookDelivery => ({
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

interface LogQuery {
  state?: WebhookDelivery["state"] | undefined;
  type?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** A page of what was sent to a receiver that was found in the owner's scope, trials among it. */
export async function deliveryPage(
  services: Pick<Services, "now">,
  owner: OwnerId,
  db: Database,
  { sink, id: target }: Receiver,
  { cursor, limit, ...query }: LogQuery,
) {
  const filter = { ...query, sink, target, trials: true, limit, before: readCursor(cursor, isId) };
  const rows = await listDeliveries(owner, db, filter, shownAt(services));
  return pageOf(rows, limit, presentDelivery, (row) => row.id);
}

/** One of a receiver's with its event and its tries. */
export async function requireDelivery(
  services: Pick<Services, "now">,
  owner: OwnerId,
  db: Database,
  receiver: Receiver,
  id: string,
) {
  const found = await findDelivery(owner, db, id, shownAt(services));
  if (found?.row.sink !== receiver.sink || found.row.target !== receiver.id) throw noDelivery();
  return found;
}
