import type { Webhook, WebhookDelivery, WebhookEvent } from "@daybook/contract/webhooks";
import { formatInstant } from "@daybook/core/time/instant";
import type { DeliveryRow } from "@daybook/db/account-deliveries";
import type { WebhookStanding } from "@daybook/db/webhook-deliveries";
import type { WebhookRow } from "@daybook/db/webhooks";

const told = (at: number | null): string | null => (at === null ? null : formatInstant(at));

/** A webhook for its owner: what is sent along with its messages may be a secret, and is named alone. */
export const presentWebhook = (row: WebhookRow, standing: WebhookStanding | undefined): Webhook => ({
  id: row.id,
  url: row.url,
  events: row.events as WebhookEvent[],
  description: row.description,
  headerNames: Object.keys(row.headers),
  active: row.pausedAt === null,
  pausedBy: row.pausedBy,
  pausedAt: told(row.pausedAt),
  waiting: standing?.waiting ?? 0,
  failed: standing?.failed ?? 0,
  lastDelivery: standing?.last ? { ...standing.last, at: formatInstant(standing.last.at) } : null,
  createdAt: formatInstant(row.createdAt),
  previousSecretUntil: told(row.previousUntil),
  version: row.version,
});

export const presentDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  eventId: row.eventId,
  type: row.type,
  // Of a change itself nothing is planned for later.
  state: row.state === "planned" ? "waiting" : row.state,
  attempts: row.attempts,
  createdAt: formatInstant(row.createdAt),
  doneAt: told(row.doneAt),
  // While one is under way nobody knows whether there will be a next one.
  nextAttemptAt: row.state === "waiting" && row.leasedUntil === null ? formatInstant(row.dueAt) : null,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  bookingId: row.subjectKind === "booking" ? row.subjectId : null,
  booking: row.booking && { title: row.booking.title, inviteeName: row.booking.inviteeName },
  waitsFor: row.waitsFor,
});
