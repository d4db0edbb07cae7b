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
  const delivery = {
    sink,
    target: id,
    about: TRIAL,
    // A trial stands in no line: it also goes to a receiver that is paused.
    orderKey: `${sink}:${id}:${word}:${key}`,
    dedupeKey: `${sink}:${word}:${key}`,
    dueAt: at,
  };
  return newEvent(
    services,
    { kind, subject: { kind: subject, id }, leastSequence: 0, before: null, after: {}, actor: "host", at },
    [delivery],
    origin,
  );
}

interface Asked {
  owner: OwnerId;
  key: IdempotencyKey | null;
  origin: string;
  receiver: Receiver;
}

/** Sends a trial, once per idempotency key; what `first` refuses isn't sent. The delivery's id. */
export async function sendTrial(
  env: Env,
  services: Services,
  { owner, key, origin, receiver }: Asked,
  first: (db: Database) => Promise<unknown>,
): Promise<{ id: string }> {
  await services.armClock();
  const event = trialEvent(services, receiver, origin);
  const made = await createOnce(services, owner, key, async (db) => {
    await first(db);
    await recordTrial(owner, db, event);
    const [delivery] = event.deliveries;
    if (!delivery) throw new Error("A trial has one delivery");
    return { id: delivery.id };
  });
  await wakeEffects(env, [made.id]);
  return made;
}
