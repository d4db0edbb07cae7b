import {
  type Message,
  type MessageKind,
  type Messages,
  messageKinds,
  saidMessages,
} from "@daybook/core/bookings/messages";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { keepMessage, replaceMessage } from "@daybook/db/delivery-messages";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

const OURS: Message = { subject: "", text: "" };
const isMessageKind = (kind: string): kind is MessageKind => (messageKinds as readonly string[]).includes(kind);

/**
 * The host's own words for a mail of this kind to an invitee: those of this moment at the first attempt, and the same at
 * each repeat, which says what the first said under the same key. See docs/decisions/0049-own-words.md.
 */
export async function ownMessage(
  { db }: CarryContext,
  { id, attempt, attemptsBefore }: Pick<LeasedDelivery, "id" | "attempt" | "attemptsBefore">,
  kind: string,
  messages: Messages | null,
): Promise<Message | undefined> {
  if (!isMessageKind(kind)) return undefined;
  const now = saidMessages(messages ?? {})[kind];
  // Most mails: the first attempt, in our words.
  if (attempt === 1 && !now) return undefined;
  // Whoever has a dead letter replayed has read what it lacked.
  if (attempt - attemptsBefore === 1) {
    await replaceMessage(system, db, id, now ?? OURS);
    return now;
  }
  return keepMessage(system, db, id, now ?? OURS);
}
