import type { BookingSnapshot } from "@daybook/core/bookings/events";
import { readReminder } from "@daybook/core/bookings/reminders";
import { textedNumber } from "@daybook/core/text/phone-number";
import type { BookingRow, BookingSurroundings } from "@daybook/db/bookings";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { type BookingSms, bookingSms } from "@daybook/integrations/sms/booking-sms";
import { namedHost } from "../bookings/named-host.ts";
import { readerOfHost, readerOfInvitee } from "../readers/reader-of.ts";
import type { Env } from "../runtime/env.ts";
import { GONE, NO_SMS_SERVICE, overtaken } from "./attempt-words.ts";
import { readBooking } from "./read-booking.ts";
import { type Reminded, readiedReminder } from "./reminder.ts";
import { type CarryContext, DAY_OF_WAITS, type Ending, type Ready, type Sink } from "./sink.ts";
import { smsSenderOf } from "./sms-senders.ts";

/** Text messages to the people of a booking: `invitee`, or `host:` and the host's id. */
export const smsSink: Sink = {
  waits: DAY_OF_WAITS,
  maxAttempts: DAY_OF_WAITS.length + 1,
  dedupeWindow: (env) => smsSenderOf(env)?.dedupeWindow ?? null,
  carry,
};

const kinds: Record<string, BookingSms["what"]> = {
  "booking.created": "created",
  "booking.rescheduled": "rescheduled",
  "booking.cancelled": "cancelled",
};

const NO_NUMBER = "Not sent: there is no phone number with its country code.";

async function carry(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const { about, event } = delivery;
  if (readReminder(about))
    return readiedReminder(context, delivery, async (found) => ready(context, delivery, "reminder", found));
  const what = about === "" && event.subjectKind === "booking" ? kinds[event.kind] : undefined;
  if (!what) return { kind: "failed", error: `Nobody knows a text message that tells of “${about || event.kind}”.` };
  const found = event.after ? await readBooking(context, event.subjectId) : null;
  if (!found) return { kind: "failed", error: GONE };
  if (found.row.sequence > (event.after as BookingSnapshot).sequence)
    return { kind: "skipped", error: overtaken(delivery.attempt) };
  return ready(context, delivery, what, found);
}

function ready(
  { env }: CarryContext,
  { event, target, dedupeKey }: LeasedDelivery,
  what: BookingSms["what"],
  { row, around }: Reminded,
): Ready {
  const to = numberOf(target, row, around);
  if (to === null) return { kind: "ready", send: async () => ({ kind: "skipped", error: NO_NUMBER }) };
  const { start } = event.after as BookingSnapshot;
  return sending(env, {
    to,
    text: bookingSms({ what, title: row.settings.title, start, ...readingOf(target, row, around) }),
    dedupeKey,
  });
}

/** Where somebody is texted: the invitee at the number they gave, a host at their own. */
function numberOf(target: string, { settings, answers }: BookingRow, { hosts }: BookingSurroundings): string | null {
  if (target !== "invitee") return namedHost(target, hosts)?.phone ?? null;
  const asked = settings.questions.filter(({ kind }) => kind === "phone").map(({ label }) => label);
  const given = answers.filter(({ label }) => asked.includes(label));
  return given.map(({ value }) => textedNumber(value)).find((number) => number !== null) ?? null;
}

function readingOf(target: string, row: BookingRow, { hosts, hostName }: BookingSurroundings) {
  const host = namedHost(target, hosts);
  return host
    ? { reader: readerOfHost(host), person: row.inviteeName }
    : { reader: readerOfInvitee(row), person: hostName };
}

const sending = (env: Env, sms: { to: string; text: string; dedupeKey: string }): Ready => ({
  kind: "ready",
  async send() {
    const sender = smsSenderOf(env);
    if (!sender) return { kind: "again", error: NO_SMS_SERVICE };
    const outcome = await sender.send(sms);
    if (outcome.kind === "sent") return { kind: "done" };
    if (outcome.kind === "refused") return { kind: "failed", error: outcome.reason };
    const { reason: error, retryAfter, uncertain } = outcome;
    // A repeat would be a second message: whoever reads the dead letter decides (P3).
    if (uncertain && sender.dedupeWindow === 0) return { kind: "failed", error };
    return { kind: "again", error, after: retryAfter === undefined ? undefined : retryAfter * 1_000 };
  },
});
