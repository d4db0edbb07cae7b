import type { Webhook, WebhookEvent } from "@daybook/contract/webhooks";
import { formatInstant } from "@daybook/core/time/instant";
import type { Standing } from "@daybook/db/receiver-deliveries";
import type { WebhookRow } from "@daybook/db/webhooks";
import { presentStanding, toldInstant } from "../receivers/delivery-log.ts";
import { namesOf } from "./extra-headers.ts";

/** A webhook for its owner: what is sent along with its messages may be a secret, and is named alone. */
export const presentWebhook = (row: WebhookRow, standing: Standing | undefined): Webhook => ({
  id: row.id,
  url: row.url,
  events: row.events as WebhookEvent[],
  description: row.description,
  headerNames: namesOf(row),
  active: row.pausedAt === null,
  pausedBy: row.pausedBy,
  pausedAt: toldInstant(row.pausedAt),
  ...presentStanding(standing),
  createdAt: formatInstant(row.createdAt),
  previousSecretUntil: toldInstant(row.previousUntil),
  version: row.version,
});
