import { mailed } from "@daybook/core/bookings/events";
import { isOvertaken, type LeasedDelivery } from "@daybook/db/deliveries";
import { system } from "../runtime/services.ts";
import { composeBookingMail } from "./booking-mail.ts";
import { mailerOf } from "./mailers.ts";
import { type CarryContext, DAY_OF_WAITS, type Ending, type Ready, type Sink } from "./sink.ts";

/** Mails to the people of a booking: `invitee`, or `host:` and the host's id. */
export const mailSink: Sink = {
  waits: DAY_OF_WAITS,
  maxAttempts: DAY_OF_WAITS.length + 1,
  /** Resend's is a day; less an hour for clocks. */
  dedupeWindow: 23 * 3_600_000,
  carry,
};

/** Why a mail isn't sent, for whoever runs this; `delivery-cause.ts` reads them again. */
export const OVERTAKEN = "overtaken by a later change.";
export const BOOKING_GONE = "The booking it tells of is gone.";

async function carry(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const { db, env, at } = context;
  if (!(delivery.event.kind in mailed))
    return { kind: "failed", error: `Nobody knows a mail that tells of “${delivery.event.kind}”.` };
  const composed = await composeBookingMail(context, delivery);
  if (!composed) return { kind: "failed", error: BOOKING_GONE };
  // After what it tells of came another change: what has been told of that, this would contradict.
  if (composed.isLate && (await isOvertaken(system, db, delivery, at))) {
    // An earlier attempt may have got through without our hearing of it.
    const never = delivery.attempt > 1 ? "Not tried again" : "Not sent";
    return { kind: "skipped", error: `${never}: ${OVERTAKEN}` };
  }
  return {
    kind: "ready",
    async send() {
      const outcome = await mailerOf(env).send(composed.mail);
      if (outcome.kind === "sent") return { kind: "done" };
      if (outcome.kind === "refused") return { kind: "failed", error: outcome.reason };
      const { reason: error, retryAfter } = outcome;
      return { kind: "again", error, after: retryAfter === undefined ? undefined : retryAfter * 1_000 };
    },
  };
}
