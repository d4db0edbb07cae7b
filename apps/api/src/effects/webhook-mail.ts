import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf } from "@daybook/db/accounts";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { findWebhook } from "@daybook/db/webhooks";
import { webhookMail } from "@daybook/integrations/mail/webhook-mail";
import { readerOfHost } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

/** The mail to the owner of a webhook that was paused; null when it is gone. */
export async function composeWebhookMail({ db }: CarryContext, delivery: LeasedDelivery): Promise<Mail | null> {
  const { event, dedupeKey } = delivery;
  const webhook = await findWebhook(system, db, event.subjectId);
  const owner = webhook && (await accountOf(system, db, webhook.accountId));
  if (!webhook || !owner) return null;
  const { by, error } = event.after as { by: "failing" | "gone"; error: string | null };
  return webhookMail({
    reader: readerOfHost(owner),
    dedupeKey,
    to: { name: owner.name, address: owner.email },
    at: event.at,
    url: webhook.url,
    description: webhook.description,
    by,
    error: error ?? "",
    consoleUrl: `${event.origin ?? ""}/console/webhooks/${webhook.id}`,
  });
}
