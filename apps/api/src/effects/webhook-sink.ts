import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { webhooksById } from "@daybook/db/webhooks";
import { signedRequest } from "@daybook/integrations/webhooks/signed-request";
import { answerOf, failureWords, sendOut } from "../outgoing/outgoing.ts";
import { system } from "../runtime/services.ts";
import { vaultOf } from "../secrets/secrets.ts";
import { headersOf } from "../webhooks/extra-headers.ts";
import { webhookBody } from "../webhooks/payload.ts";
import { signingSecrets } from "../webhooks/secret.ts";
import { readBooking } from "./read-booking.ts";
import { type CarryContext, type Ending, once, type Ready, type Sink, THREE_DAYS_OF_WAITS } from "./sink.ts";

/** A receiver may ask for patience, but not for more than this, ms. */
const LONGEST_WAIT = 24 * 3_600_000;

/** Messages to a webhook, by its id: of each booking's changes in their order. */
export const webhookSink: Sink = {
  waits: THREE_DAYS_OF_WAITS,
  maxAttempts: THREE_DAYS_OF_WAITS.length + 1,
  // Receivers know what they have seen by its `webhook-id`, for as long as they like.
  dedupeWindow: () => null,
  strict: true,
  atOnce: 3,
  pauses: true,
  carry,
};

async function carry(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const { db, services, targets, read } = context;
  const { target } = delivery;
  const webhooks = await read("webhooks", () => webhooksById(system, db, targets("webhook")));
  const webhook = webhooks.get(target);
  if (!webhook) return { kind: "skipped", error: "The webhook was deleted." };
  const isPing = delivery.event.kind === "webhook.ping";
  if (webhook.pausedAt !== null && !isPing)
    return { kind: "paused", error: delivery.lastError ?? "The webhook is paused." };
  const event = { ...delivery.event, sequence: delivery.orderNumber };
  const body = await webhookBody((id) => readBooking(context, id), event, webhook);
  if (!body) return { kind: "failed", error: "What it tells of is gone." };
  const secrets = await read(`secrets ${target}`, () => signingSecrets(services.keys, webhook, context.at));
  if (secrets.length === 0)
    return { kind: "paused", error: "The key of its secret is no longer in TOKEN_KEYS: rotate it.", stops: "failing" };
  const extra = await read(`headers ${target}`, () => headersOf(vaultOf(services, db, webhook.accountId), webhook));
  if (!extra)
    return {
      kind: "paused",
      error: "The headers sent along can't be opened any more: enter them again.",
      stops: "failing",
    };
  const send = () => attempt(context, { url: webhook.url, extra }, delivery, JSON.stringify(body), secrets);
  return { kind: "ready", send: isPing ? async () => once(await send()) : send };
}

async function attempt(
  { env, services }: CarryContext,
  { url, extra }: { url: string; extra: Record<string, string> },
  { event }: LeasedDelivery,
  text: string,
  secrets: readonly string[],
): Promise<Ending> {
  const { headers, body } = signedRequest(event.id, text, secrets, services.now(), extra);
  const sent = await sendOut(env, { url, method: "POST", headers, body });
  const answer = answerOf(sent);
  if (sent.kind !== "answer") return { kind: "again", error: failureWords(sent), answer };
  if (sent.status >= 200 && sent.status < 300) return { kind: "done", answer };
  const error = `It answered ${sent.status}.`;
  if (sent.status === 410) return { kind: "paused", error, stops: "gone", answer };
  const seconds = /^\d{1,6}$/.exec(answer.headers["retry-after"] ?? "")?.[0];
  const after = seconds === undefined ? {} : { after: Math.min(Number(seconds) * 1_000, LONGEST_WAIT) };
  return { kind: "again", error, ...after, answer };
}
