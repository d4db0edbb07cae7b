import { readReminder } from "@daybook/core/bookings/reminders";
import type { Mail } from "@daybook/core/ports/mailer";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { namedHost } from "../bookings/named-host.ts";
import type { Reminded } from "./reminder.ts";
import type { CarryContext } from "./sink.ts";

/** The mail of a reminder or a follow-up, to its invitee or to one of its hosts. */
export async function composeReminderMail(
  _context: CarryContext,
  { about, target, dedupeKey }: LeasedDelivery,
  { row, around }: Reminded,
): Promise<Mail> {
  const host = namedHost(target, around.hosts);
  const to = host ? { name: host.name, address: host.email } : { name: row.inviteeName, address: row.inviteeEmail };
  const text = `${row.settings.title} ${readReminder(about)?.when}`;
  return { to, subject: `Reminder: ${row.settings.title}`, text, html: text, attachments: [], dedupeKey };
}
