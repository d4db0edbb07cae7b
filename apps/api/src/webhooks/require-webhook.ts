import type { Database } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { findWebhook, type WebhookRow } from "@daybook/db/webhooks";
import { ApiFailure } from "../runtime/failure.ts";

export const noWebhook = () => new ApiFailure("not_found", { detail: "There is no such webhook." });

export async function requireWebhook(owner: OwnerId, db: Database, id: string): Promise<WebhookRow> {
  const row = await findWebhook(owner, db, id);
  if (!row) throw noWebhook();
  return row;
}
