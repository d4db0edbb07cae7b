import type { Message, MessageKind } from "@daybook/core/bookings/messages";
import type { Location } from "@daybook/core/bookings/settings";
import type { Mail } from "@daybook/core/ports/mailer";
import { DAY, HOUR, MINUTE } from "@daybook/core/time/units";
import { bookingMail } from "@daybook/integrations/mail/booking-mail";
import type { BookingMailInput } from "@daybook/integrations/mail/booking-mail-input";
import { matchLanguage } from "@daybook/words/languages";
import { type Reader, wordsOf } from "@daybook/words/server";
import { readerOfHost } from "../readers/reader-of.ts";

/** What a mail about a booking that never was is made of. `duration` in minutes, `now` in epoch ms. */
export interface SampleMail {
  kind: MessageKind;
  message: Message;
  /** BCP 47, of the reader; the host's own when absent. */
  locale?: string | undefined;
  host: { name: string; email: string; timezone: string; locale?: string | null; hour12?: boolean | null };
  eventType: { title: string; duration: number; location: Location; price: string };
  /** Of the booking page. */
  url: string;
  now: number;
}

/** Its reader, in the host's zone. A language that isn't the host's has the clock of its region. */
export function readerOfSample({ host, locale }: Pick<SampleMail, "host" | "locale">): Reader {
  const own = readerOfHost(host);
  if (locale === undefined || matchLanguage([locale]) === own.language) return own;
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return readerOfHost({ timezone: host.timezone, locale, hour12: hour12 ?? false });
}

/** What the mail to an invitee is made of. `withFile`: it says that the calendar file is attached. */
export function sampleInput(sample: SampleMail, dedupeKey: string, withFile: boolean): BookingMailInput {
  const { kind, message, host, eventType, url, now } = sample;
  const reader = readerOfSample(sample);
  const { t } = wordsOf(reader);
  const isOver = kind === "follow_up";
  // On the hour, a day from now or a day ago.
  const start = Math.floor((now + (isOver ? -DAY : DAY)) / HOUR) * HOUR;
  const method = kind === "cancelled" ? ("CANCEL" as const) : ("REQUEST" as const);
  const hasFile = withFile && kind !== "reminder" && !isOver;
  const ofKind: Partial<Record<MessageKind, Partial<BookingMailInput>>> = {
    reminder: { now },
    moved: { previousStart: start - DAY - 2 * HOUR },
    cancelled: { cancelledBy: "host", reason: t("mail.sample.reason") },
  };
  return {
    kind,
    audience: "invitee",
    reader,
    dedupeKey,
    host: { name: host.name, address: host.email },
    invitee: { name: t("mail.sample.name"), address: "invitee@example.com" },
    eventTitle: eventType.title,
    start,
    end: start + eventType.duration * MINUTE,
    location: eventType.location,
    price: eventType.price,
    answers: [],
    manageUrl: url,
    rebookUrl: url,
    own: message,
    ...ofKind[kind],
    ...(hasFile ? { invitation: { method, ics: "" } } : {}),
  };
}

/** The mail to the host, who asked for it: it says that it is a test, and puts nothing into a calendar. */
export function testMail(sample: SampleMail, dedupeKey: string): Mail {
  const { t } = wordsOf(readerOfSample(sample));
  const { name, email } = sample.host;
  const mail = bookingMail(sampleInput(sample, dedupeKey, false));
  return {
    ...mail,
    to: { name, address: email },
    subject: t("mail.test.subject", { subject: mail.subject }),
    replyTo: { name, address: email },
  };
}
