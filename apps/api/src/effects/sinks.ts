import type { SinkName } from "@daybook/core/events/event";
import { chatSink } from "./chat-sink.ts";
import { mailSink } from "./mail-sink.ts";
import { pushSink } from "./push-sink.ts";
import type { Sink } from "./sink.ts";
import { smsSink } from "./sms-sink.ts";
import { webhookSink } from "./webhook-sink.ts";

/** Every way to deliver, by the name that deliveries carry. */
export const sinks: Record<SinkName, Sink> = {
  mail: mailSink,
  push: pushSink,
  webhook: webhookSink,
  chat: chatSink,
  sms: smsSink,
};

/** Undefined for a name that a later version wrote. */
export const sinkOf = (name: string): Sink | undefined =>
  Object.hasOwn(sinks, name) ? sinks[name as SinkName] : undefined;

/** Those whose receivers are told of a subject's changes in their order, or not at all. */
export const strictSinks: readonly string[] = Object.entries(sinks).flatMap(([name, { strict }]) =>
  strict ? [name] : [],
);
