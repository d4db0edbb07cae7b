import type { Receiver } from "@daybook/db/receiver-deliveries";
import { newEvent } from "../events/new-event.ts";
import type { Services } from "../runtime/services.ts";

const trials = {
  webhook: { kind: "webhook.ping", subject: "webhook", word: "ping" },
  chat: { kind: "chat_channel.test", subject: "chat_channel", word: "test" },
} as const;

/** What is told of a trial: to nobody but this receiver, whether it is paused or not. */
export function trialEvent(services: Pick<Services, "newId" | "now">, { sink, id }: Receiver, origin: string) {
  const [key, at] = [services.newId(), services.now()];
  const { kind, subject, word } = trials[sink];
  const event = newEvent(
    services,
    { kind, subject: { kind: subject, id }, leastSequence: 0, before: null, after: {}, actor: "host", at },
    // A trial stands in no line: it also goes to a receiver that is paused.
    [{ sink, target: id, orderKey: `${sink}:${id}:${word}:${key}`, dedupeKey: `${sink}:${word}:${key}`, dueAt: at }],
    origin,
  );
  const [delivery] = event.deliveries;
  if (!delivery) throw new Error("A trial has one delivery");
  return { event, deliveryId: delivery.id };
}
