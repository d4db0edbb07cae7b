import { TRIAL } from "@daybook/core/events/event";
import type { Database } from "@daybook/db/connection";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { Receiver } from "@daybook/db/receiver-deliveries";
import { recordTrial } from "@daybook/db/receiver-pauses";
import type { OwnerId } from "@daybook/db/scopes";
import { newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { createOnce } from "../http/create-once.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";

const trials = {
  webhook: { kind: "webhook.ping", subject: "webhook", word: "ping" },
  chat: { kind: "chat_channel.test", subject: "chat_channel", word: "test" },
} as const;

/** What is told of a trial: to nobody but this receiver, whether it is paused or not. */
function trialEvent(services: Pick<Services, "newId" | "now">, { sink, id }: Receiver, origin: string) {
  const [key, at] = [services.newId(), services.now()];
  const { kind, subject, word } = trials[sink];
  // A trial stands in no line: it also goes to a receiver that is paused.
  const line = { orderKey: `${sink}:${id}:${word}:${key}`, dedupeKey: `${sink}:${word}:${key}` };
  const event = newEvent(
    services,
    { kind, subject: { kind: subject, id }, leastSequence: 0, before: null, after: {}, actor: "host", at },
    [{ sink, target: id, about: TRIAL, ...line, dueAt: at }],
    origin,
  );
  const [delivery] = event.deliveries;
  if (!delivery) throw new Error("A trial has one delivery");
  return { event, deliveryId: delivery.id };
}

interface Call {
  owner: OwnerId;
  key: IdempotencyKey | null;
  services: Services;
  env: Env;
  origin: string;
}

/** Sends a receiver a trial, once per idempotency key; its delivery's id. */
export async function sendTrial(
  { owner, key, services, env, origin }: Call,
  receiver: (db: Database) => Promise<Receiver>,
): Promise<{ id: string }> {
  await services.armClock();
  const made = await createOnce(services, owner, key, async (db) => {
    const { event, deliveryId } = trialEvent(services, await receiver(db), origin);
    await recordTrial(owner, db, event);
    return { id: deliveryId };
  });
  await wakeEffects(env, [made.id]);
  return made;
}
