import type { Mail } from "@daybook/core/ports/mailer";
import { accountOf } from "@daybook/db/accounts";
import { findChatChannel } from "@daybook/db/chat-channels";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { chatChannelMail } from "@daybook/integrations/mail/chat-channel-mail";
import { readerOfHost } from "../readers/reader-of.ts";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

/** The mail to the owner of a channel that was paused; null when it is gone. */
export async function composeChatChannelMail({ db }: CarryContext, delivery: LeasedDelivery): Promise<Mail | null> {
  const { event, dedupeKey } = delivery;
  const channel = await findChatChannel(system, db, event.subjectId);
  const owner = channel && (await accountOf(system, db, channel.accountId));
  if (!channel || !owner) return null;
  const { by, error } = event.after as { by: "failing" | "gone" | "refused"; error: string | null };
  return chatChannelMail({
    reader: readerOfHost(owner),
    dedupeKey,
    to: { name: owner.name, address: owner.email },
    at: event.at,
    kind: channel.kind,
    name: channel.name,
    by,
    error: error ?? "",
    consoleUrl: `${event.origin ?? ""}/console/channels/${channel.id}`,
  });
}
