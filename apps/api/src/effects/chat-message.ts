import type { BookingSnapshot } from "@daybook/core/bookings/events";
import { accountOf } from "@daybook/db/accounts";
import type { ChatChannelRow } from "@daybook/db/chat-channels";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { bookingChatMessage, type ChatMessage, chatTrial } from "@daybook/integrations/chat/chat-message";
import { readerOfHost } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import { readBooking } from "./read-booking.ts";
import type { CarryContext } from "./sink.ts";

const tones = {
  "booking.created": "created",
  "booking.rescheduled": "rescheduled",
  "booking.cancelled": "cancelled",
} as const;

/** What a room is told of a delivery's event, in the words of whoever owns it; null when what it tells of is gone. */
export async function composeChatMessage(
  context: CarryContext,
  { event }: LeasedDelivery,
  channel: ChatChannelRow,
): Promise<ChatMessage | null> {
  const { db, read } = context;
  const account = await read(`account ${channel.accountId}`, () => accountOf(system, db, channel.accountId));
  if (!account) return null;
  const reader = readerOfHost(account);
  const origin = event.origin ?? "";
  if (event.kind === "chat_channel.test")
    return chatTrial(channel.name, `${origin}/console/channels/${channel.id}`, reader);
  const tone = tones[event.kind as keyof typeof tones];
  // An old event is emptied for its number's sake alone.
  const found =
    tone && event.subjectKind === "booking" && event.after ? await readBooking(context, event.subjectId) : null;
  if (!found) return null;
  const { row, around } = found;
  const [after, before] = [event.after as BookingSnapshot, event.before as BookingSnapshot | null];
  return bookingChatMessage(
    {
      tone,
      title: row.settings.title,
      invitee: row.inviteeName,
      hosts: around.hosts.filter(({ id }) => after.hostIds.includes(id)).map(({ name }) => name),
      start: after.start,
      end: after.end,
      ...(tone === "rescheduled" && before ? { previousStart: before.start } : {}),
      location: row.settings.location,
      by: event.actor as "host" | "invitee" | "system",
      reason: after.reason,
      consoleUrl: `${origin}/console/bookings/${row.id}`,
    },
    reader,
  );
}
