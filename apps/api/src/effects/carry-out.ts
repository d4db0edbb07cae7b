import { withConnection } from "@daybook/db/connection";
import { type LeasedEffect, leaseEffect, postponeEffect, settleEffect } from "@daybook/db/outbox";
import { dueClock } from "../clock/due-clocks.ts";
import { hostDesk } from "../desk/host-desks.ts";
import type { Env } from "../env.ts";
import { errorWords } from "../error-words.ts";
import { type Services, system } from "../services.ts";
import { workerServices } from "../worker-services.ts";
import { composeBookingMail } from "./booking-mail.ts";
import { mailerOf } from "./mailers.ts";

/** An attempt that hasn't ended by then is given to somebody else, ms. */
const LEASE = 60_000;
/** Waits after the first, second … failed attempt, ms; after the last the effect is a dead letter. */
const WAITS = [10_000, 60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000, 12 * 3_600_000];

/** How long a mail service drops repeats by their dedupe key, ms: Resend a day, less an hour for clocks. */
const DEDUPE_WINDOW = 23 * 3_600_000;

/** `note`: why what is done with was not sent. */
type Ending =
  | { kind: "done"; note?: string }
  | { kind: "failed"; error: string }
  | { kind: "again"; error: string; after?: number | undefined };

/** One attempt at one effect of the outbox. Whatever happens, the row says so. */
export async function carryOut(env: Env, id: string): Promise<void> {
  const services = workerServices(env);
  const now = services.now();
  const effect = await withConnection(services.connect, (db) => leaseEffect(system, db, id, now, now + LEASE));
  if (!effect) return;
  const ending = await attempt(env, services, effect, now).catch(
    (error: unknown): Ending => ({ kind: "again", error: errorWords(error) }),
  );
  await withConnection(services.connect, async (db) => {
    if (ending.kind !== "again")
      return settleEffect(system, db, id, {
        state: ending.kind,
        error: ending.kind === "failed" ? ending.error : (ending.note ?? null),
        at: services.now(),
      });
    const wait = ending.after ?? WAITS[effect.attempts - 1];
    if (wait === undefined || effect.attempts > WAITS.length)
      return settleEffect(system, db, id, { state: "failed", error: ending.error, at: services.now() });
    const dueAt = services.now() + wait;
    await postponeEffect(system, db, id, dueAt, ending.error);
    await dueClock(env).arm(dueAt);
  });
}

async function attempt(env: Env, services: Services, effect: LeasedEffect, now: number): Promise<Ending> {
  if (effect.kind === "push") {
    await hostDesk(env, String(effect.payload.hostId)).changed();
    return { kind: "done" };
  }
  if (effect.kind !== "mail") return { kind: "failed", error: `Nobody knows how to carry out “${effect.kind}”.` };
  const mail = await withConnection(services.connect, (db) => composeBookingMail(services, db, effect, now));
  if (mail === "gone") return { kind: "failed", error: "The booking it tells of is gone." };
  if (mail === "overtaken") {
    // An earlier attempt may have got through without our hearing of it.
    const never = effect.attempts > 1 ? "Not tried again" : "Not sent";
    return { kind: "done", note: `${never}: overtaken by a later change.` };
  }
  // An earlier attempt may have got through without our hearing of it: past the window it would be a second mail (P3).
  if (effect.attempts > 1 && services.now() - effect.createdAt > DEDUPE_WINDOW)
    return { kind: "failed", error: effect.lastError ?? "Nobody knows whether an earlier attempt got through." };
  const outcome = await mailerOf(env).send(mail);
  if (outcome.kind === "sent") return { kind: "done" };
  if (outcome.kind === "refused") return { kind: "failed", error: outcome.reason };
  return {
    kind: "again",
    error: outcome.reason,
    after: outcome.retryAfter === undefined ? undefined : outcome.retryAfter * 1000,
  };
}
