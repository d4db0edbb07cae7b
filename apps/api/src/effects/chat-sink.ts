import type { ChatChannelRow } from "@daybook/db/chat-channels";
import { chatChannelsById } from "@daybook/db/chat-channels";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import type { ChatMessage } from "@daybook/integrations/chat/chat-message";
import { type ChatOutcome, chatOutcome } from "@daybook/integrations/chat/chat-outcome";
import { chatRequest } from "@daybook/integrations/chat/chat-request";
import type { ChatTarget } from "@daybook/integrations/chat/chat-target";
import { faultOf, targetOf } from "../outgoing/chat-room.ts";
import { answerOf, failureWords, sendOut } from "../outgoing/outgoing.ts";
import { system } from "../runtime/services.ts";
import { vaultOf } from "../secrets/secrets.ts";
import { GONE, UNCERTAIN } from "./attempt-words.ts";
import { composeChatMessage } from "./chat-message.ts";
import { type CarryContext, type Ending, once, type Ready, type Sink, THREE_DAYS_OF_WAITS } from "./sink.ts";

/** Messages to rooms of other programs, by the channel's id: of each booking's changes in their order. */
export const chatSink: Sink = {
  waits: THREE_DAYS_OF_WAITS,
  maxAttempts: THREE_DAYS_OF_WAITS.length + 1,
  // Matrix drops repeats, the others don't: what may be a second message is ended here.
  dedupeWindow: () => null,
  strict: true,
  pauses: true,
  carry,
};

async function carry(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const { db, env, services, targets, read } = context;
  const channels = await read("chat channels", () => chatChannelsById(system, db, targets("chat")));
  const channel = channels.get(delivery.target);
  if (!channel) return { kind: "skipped", error: "The channel was deleted." };
  const isTest = delivery.event.kind === "chat_channel.test";
  if (channel.pausedAt !== null && !isTest)
    return { kind: "paused", error: delivery.lastError ?? "The channel is paused." };
  const target = await read(`room ${channel.id}`, () =>
    targetOf(services, vaultOf(services, db, channel.accountId), channel),
  );
  if (!target)
    return {
      kind: "paused",
      error: "Its address can't be opened any more: enter it again.",
      stops: "failing",
    };
  if (faultOf(env, target)) return { kind: "failed", error: "Its address is none of this program's." };
  // The attempt before never told its end.
  if (delivery.outlived && target.kind !== "matrix") return { kind: "failed", error: UNCERTAIN };
  const message = await composeChatMessage(context, delivery, channel);
  if (!message) return { kind: "failed", error: GONE };
  const send = () => attempt(context, channel, target, message, delivery);
  return { kind: "ready", send: isTest ? async () => once(await send()) : send };
}

async function attempt(
  { env }: CarryContext,
  { kind }: ChatChannelRow,
  target: ChatTarget,
  message: ChatMessage,
  { dedupeKey }: LeasedDelivery,
): Promise<Ending> {
  const sent = await sendOut(env, chatRequest(target, message, dedupeKey));
  const outcome = chatOutcome(kind, sent, sent.kind === "answer" ? "" : failureWords(sent));
  return { ...endingOf(outcome), answer: answerOf(sent) };
}

function endingOf(outcome: ChatOutcome): Ending {
  if (outcome.kind === "posted") return { kind: "done" };
  const { error } = outcome;
  if (outcome.kind === "again") return { kind: "again", error, after: outcome.after };
  if (outcome.kind === "stops") return { kind: "paused", error, stops: outcome.by };
  return {
    kind: "failed",
    error: outcome.kind === "uncertain" ? `${error} Whether it is in the room, nobody knows.` : error,
  };
}
