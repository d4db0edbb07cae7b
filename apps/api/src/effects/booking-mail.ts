import type { Mail } from "@daybook/core/ports/mailer";
import { bookingSurroundings, findBooking } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { isOvertaken, type LeasedEffect } from "@daybook/db/outbox";
import { writeInvitation } from "@daybook/integrations/calendars/ics/write-invitation";
import { bookingMail } from "@daybook/integrations/mail/booking-mail";
import type { BookingMailPayload } from "../bookings/booking-effects.ts";
import { invitedEvent } from "../bookings/calendar-event.ts";
import { manageUrl } from "../bookings/manage-url.ts";
import { type Services, system } from "../services.ts";

/**
 * The mail an outbox row asks for: what the change was stands in the row, who and where in the booking. `overtaken` when
 * one of a later change had been sent `at` the beginning of this attempt (epoch ms): this one would contradict it.
 */
export async function composeBookingMail(
  services: Services,
  db: Database,
  effect: LeasedEffect,
  at: number,
): Promise<Mail | "gone" | "overtaken"> {
  const payload = effect.payload as BookingMailPayload;
  const row = effect.bookingId === null ? null : await findBooking(system, db, effect.bookingId);
  const around = row && (await bookingSurroundings(system, db, row.id));
  if (!row || !around) return "gone";
  const { kind, audience, start, end, origin, sequence, previousStart } = payload;
  if (row.sequence > sequence && (await isOvertaken(system, db, { bookingId: row.id, audience, sequence, at })))
    return "overtaken";
  const toInvitee = audience === "invitee";
  const url = await manageUrl(services, row, origin);
  const organizer = { name: around.hostName, address: services.mailFrom };
  const event = invitedEvent({ ...row, start, end, sequence }, organizer, url);
  const cancelled = kind === "cancelled";
  return bookingMail({
    kind,
    audience,
    dedupeKey: effect.dedupeKey,
    start,
    end,
    host: { name: around.hostName, address: around.hostEmail },
    invitee: { name: row.inviteeName, address: row.inviteeEmail },
    eventTitle: row.settings.title,
    zone: toInvitee ? row.inviteeTimezone : around.hostTimezone,
    hour12: false,
    locale: "en-GB",
    location: row.settings.location,
    price: row.settings.price,
    answers: row.answers,
    ...(previousStart === null ? {} : { previousStart }),
    ...(cancelled ? { cancelledBy: payload.by, reason: payload.reason } : {}),
    ...(toInvitee
      ? {
          manageUrl: url,
          rebookUrl: `${origin}/${around.handle}/${around.slug}`,
          invitation: cancelled
            ? { method: "CANCEL" as const, ics: writeInvitation("CANCEL", { ...event, status: "cancelled" }) }
            : { method: "REQUEST" as const, ics: writeInvitation("REQUEST", { ...event, status: "confirmed" }) },
        }
      : { consoleUrl: `${origin}/console/bookings/${row.id}` }),
  });
}
