import type { SinkName } from "@daybook/core/events/event";
import type { DedupeWindow } from "@daybook/db/delivery-replays";
import { receiverWindows } from "../receivers/replay.ts";
import type { Env } from "../runtime/env.ts";
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

/** How long receivers know their dedupe keys, of each sink where that matters to what is sent once more. */
export const dedupeWindows = (env: Env): DedupeWindow[] => [
  ...receiverWindows,
  ...Object.entries(sinks).flatMap(([sink, { dedupeWindow }]) => {
    const window = dedupeWindow(env);
    return window === null ? [] : [{ sink, window: Number.isFinite(window) ? window : null }];
  }),
];
