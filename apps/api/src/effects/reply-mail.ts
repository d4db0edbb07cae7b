import type { AnsweredSnapshot } from "@daybook/core/bookings/invitee-events";
import type { Mail } from "@daybook/core/ports/mailer";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { replyMail } from "@daybook/integrations/mail/reply-mail";
import { namedHost } from "../bookings/named-host.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import { readBooking } from "./read-booking.ts";
import type { CarryContext } from "./sink.ts";

/** The mail to a host about what a calendar answered; null when the booking is gone, or the host isn't one of its any more. */
export async function composeReplyMail(context: CarryContext, delivery: LeasedDelivery): Promise<Mail | null> {
  const { event, target, dedupeKey } = delivery;
  const found = await readBooking(context, event.subjectId);
  const host = found && namedHost(target, found.around.hosts);
  if (!found || !host) return null;
  const { row } = found;
  const { reply, start, end } = event.after as AnsweredSnapshot;
  const guest = row.guests.find(({ id }) => id === reply.guestId);
  return replyMail({
    reader: readerOfHost(host),
    dedupeKey,
    to: { name: host.name, address: host.email },
    replier: { name: reply.name, address: guest?.email ?? row.inviteeEmail },
    answer: reply.answer,
    comment: reply.comment,
    eventTitle: row.settings.title,
    start,
    end,
    consoleUrl: `${event.origin ?? ""}/console/bookings/${row.id}`,
  });
}
