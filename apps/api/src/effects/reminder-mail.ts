import { readReminder } from "@daybook/core/bookings/reminders";
import type { Mail } from "@daybook/core/ports/mailer";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { followUpMail, reminderMail } from "@daybook/integrations/mail/booking-mail";
import { manageUrl } from "../bookings/manage-url.ts";
import { readerOfHost, readerOfInvitee } from "../readers/reader-of.ts";
import { unsubscribeUrl } from "../unsubscribe/unsubscribe-url.ts";
import { hostOf } from "./booking-mail.ts";
import { ownMessage } from "./own-message.ts";
import type { Reminded } from "./reminder.ts";
import type { CarryContext } from "./sink.ts";

/** The mail of a reminder or a follow-up, to its invitee or to one of its hosts, in words that are true now. */
export async function composeReminderMail(
  context: CarryContext,
  delivery: LeasedDelivery,
  { row, around }: Reminded,
): Promise<Mail> {
  const { services } = context;
  const { about, target, dedupeKey, event } = delivery;
  const isFollowUp = readReminder(about)?.when === "after_end";
  const origin = event.origin ?? "";
  const host = hostOf(target, around);
  const toInvitee = target === "invitee";
  const { start, end, settings, answers } = row;
  const own = toInvitee
    ? await ownMessage(context, delivery, isFollowUp ? "follow_up" : "reminder", around.messages)
    : undefined;
  const input = {
    audience: toInvitee ? ("invitee" as const) : ("host" as const),
    reader: toInvitee ? readerOfInvitee(row) : readerOfHost(host),
    ...{ dedupeKey, start, end, answers },
    host: { name: host.name, address: host.email },
    invitee: { name: row.inviteeName, address: row.inviteeEmail },
    eventTitle: settings.title,
    location: settings.location,
    price: settings.price,
    ...(own ? { own } : {}),
    ...(toInvitee
      ? {
          manageUrl: await manageUrl(services, row, origin),
          rebookUrl: `${origin}/${around.handle}/${around.slug}`,
          unsubscribeUrl: await unsubscribeUrl(services, row.id, origin),
        }
      : { consoleUrl: `${origin}/console/bookings/${row.id}` }),
  };
  return isFollowUp ? followUpMail(input) : reminderMail({ ...input, now: services.now() });
}
