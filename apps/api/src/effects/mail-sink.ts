import { DIGEST } from "@daybook/core/bookings/digest";
import { mailedKinds } from "@daybook/core/bookings/events";
import { readReminder } from "@daybook/core/bookings/reminders";
import type { Mail } from "@daybook/core/ports/mailer";
import { isOvertaken } from "@daybook/db/deliveries";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { suppressionOfAddress } from "@daybook/db/mail-suppressions";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import { GONE, overtaken, SUPPRESSED } from "./attempt-words.ts";
import { composeBookingMail } from "./booking-mail.ts";
import { composeChatChannelMail } from "./chat-channel-mail.ts";
import { composeDigestMail } from "./digest-mail.ts";
import { composeMailedLinkMail } from "./mailed-link-mail.ts";
import { mailerOf } from "./mailers.ts";
import { composeOwnDataMail, ownDataKinds } from "./own-data-mail.ts";
import { readiedReminder } from "./reminder.ts";
import { composeReminderMail } from "./reminder-mail.ts";
import { composeReplyMail } from "./reply-mail.ts";
import { type CarryContext, DAY_OF_WAITS, type Ending, type Ready, type Sink } from "./sink.ts";
import { composeTestMail } from "./test-mail.ts";
import { composeWebhookMail } from "./webhook-mail.ts";

/** Mails to the people of a booking: `invitee`, or `host:` or `guest:` and their id. */
export const mailSink: Sink = {
  waits: DAY_OF_WAITS,
  maxAttempts: DAY_OF_WAITS.length + 1,
  dedupeWindow: (env) => mailerOf(env).dedupeWindow,
  carry,
};

async function carry(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const { db, at } = context;
  if (delivery.event.kind === "webhook.paused") {
    const mail = await composeWebhookMail(context, delivery);
    return mail ? sending(context, delivery, mail) : { kind: "skipped", error: "The webhook was deleted." };
  }
  if (delivery.event.kind === "booking.answered") {
    const mail = await composeReplyMail(context, delivery);
    return mail ? sending(context, delivery, mail) : { kind: "failed", error: GONE };
  }
  if (delivery.event.kind === "chat_channel.paused") {
    const mail = await composeChatChannelMail(context, delivery);
    return mail ? sending(context, delivery, mail) : { kind: "skipped", error: "The channel was deleted." };
  }
  if (delivery.event.kind === "event_type.test_mail") {
    const mail = await composeTestMail(context, delivery);
    return mail ? sending(context, delivery, mail) : { kind: "skipped", error: "The account was deleted." };
  }
  if (delivery.event.kind === "mailed_link.asked") {
    const mail = await composeMailedLinkMail(context, delivery);
    return mail ? sending(context, delivery, mail) : { kind: "skipped", error: "The link can't be used any more." };
  }
  if (ownDataKinds.includes(delivery.event.kind)) {
    const mail = await composeOwnDataMail(context, delivery);
    return mail ? sending(context, delivery, mail) : { kind: "skipped", error: "It isn't so any more." };
  }
  if (delivery.event.kind === DIGEST) {
    const mail = await composeDigestMail(context, delivery);
    return mail
      ? sending(context, delivery, mail)
      : { kind: "skipped", error: "The day it tells of has begun, or has nothing left." };
  }
  if (readReminder(delivery.about))
    return readiedReminder(context, delivery, async (found) =>
      sending(context, delivery, await composeReminderMail(context, delivery, found)),
    );
  if (!mailedKinds.includes(delivery.event.kind))
    return { kind: "failed", error: `Nobody knows a mail that tells of “${delivery.event.kind}”.` };
  const composed = await composeBookingMail(context, delivery);
  if (!composed) return { kind: "failed", error: GONE };
  // After what it tells of came another change: what has been told of that, this would contradict.
  if (composed.isLate && (composed.isSilenced || (await isOvertaken(system, db, delivery, at)))) {
    return { kind: "skipped", error: overtaken(delivery.attempt) };
  }
  return sending(context, delivery, composed.mail);
}

/** Ready to be sent, unless nobody writes to its address just now. */
async function sending({ env, db }: CarryContext, { id }: LeasedDelivery, mail: Mail): Promise<Ready | Ending> {
  const suppression = await suppressionOfAddress(system, db, mail.to.address);
  return suppression
    ? { kind: "skipped", error: SUPPRESSED[suppression.why] }
    : { kind: "ready", send: () => send(env, { ...mail, deliveryId: id }) };
}

async function send(env: Env, mail: Mail): Promise<Ending> {
  const mailer = mailerOf(env);
  const began = Date.now();
  const outcome = await mailer.send(mail);
  if (outcome.kind === "sent") {
    // The service's name for it, for whoever asks there.
    const answer = { status: null, headers: { "mail-id": outcome.id }, body: "", took: Date.now() - began };
    return { kind: "done", answer };
  }
  if (outcome.kind === "refused") return { kind: "failed", error: outcome.reason };
  const { reason: error, retryAfter, uncertain } = outcome;
  // A repeat would be a second mail: whoever reads the dead letter decides (P3).
  if (uncertain && mailer.dedupeWindow === 0) return { kind: "failed", error };
  return { kind: "again", error, after: retryAfter === undefined ? undefined : retryAfter * 1_000 };
}
