import { withConnection } from "@daybook/db/connection";
import { type LeasedEffect, leaseEffect, postponeEffect, settleEffect } from "@daybook/db/outbox";
import { dueClock } from "../clock/due-clocks.ts";
import { hostDesk } from "../desk/host-desks.ts";
import type { Env } from "../env.ts";
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

type Ending =
  | { kind: "done" }
  | { kind: "failed"; error: string }
  | { kind: "again"; error: string; after?: number | undefined };

/** One attempt at one effect of the outbox. Whatever happens, the row says so. */
export async function carryOut(env: Env, id: string): Promise<void> {
  const services = workerServices(env);
  const now = services.now();
  const effect = await withConnection(services.connect, (db) => leaseEffect(system, db, id, now, now + LEASE));
  if (!effect) return;
  const ending = await attempt(env, services, effect).catch(
    (error: unknown): Ending => ({ kind: "again", error: error instanceof Error ? error.message : String(error) }),
  );
  await withConnection(services.connect, async (db) => {
    if (ending.kind !== "again")
      return settleEffect(system, db, id, {
        state: ending.kind,
        error: ending.kind === "failed" ? ending.error : null,
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

async function attempt(env: Env, services: Services, effect: LeasedEffect): Promise<Ending> {
  if (effect.kind === "push") {
    await hostDesk(env, String(effect.payload.hostId)).changed();
    return { kind: "done" };
  }
  if (effect.kind !== "mail") return { kind: "failed", error: `Nobody knows how to carry out “${effect.kind}”.` };
  const mail = await withConnection(services.connect, (db) => composeBookingMail(services, db, effect));
  if (!mail) return { kind: "failed", error: "The booking it tells of is gone." };
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
